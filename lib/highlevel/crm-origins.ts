/** Where the CRM is without an agency's own domain. */
export const crmOrigins = ['https://app.gohighlevel.com'] as const;
