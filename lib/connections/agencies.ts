import type { Input, Output } from '../messaging/messages/index.ts';

/** Agencies whose own app, or pasted token, serves their sub-accounts. */
export function createAgencies() {
  return {
    async list(): Promise<Output<'agency/list'>> {
      return { agencies: [] };
    },
    async save(_wish: Input<'agency/save'>): Promise<Output<'agency/save'>> {
      return { saved: false, agency: null, problem: { kind: 'unexpected', messages: [] } };
    },
    async locations(_wish: Input<'agency/locations'>): Promise<Output<'agency/locations'>> {
      return { locations: [] };
    },
    async renew(_companyId: string): Promise<Output<'agency/renew'>> {
      return { agency: null };
    },
    async remove(_companyId: string): Promise<boolean> {
      return false;
    },
  };
}
