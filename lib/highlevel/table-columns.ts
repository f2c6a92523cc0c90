/** What a column holds by its heading. `place`: the sub-account, by its id, its address or its name. */
export type Role = 'id' | 'place' | 'token' | 'name' | 'group' | 'other';

/** Headings in small letters, nothing but letters. */
const headings: Record<Exclude<Role, 'other'>, readonly string[]> = {
  id: ['id', 'ids', 'locationid', 'locid', 'subaccountid', 'accountid', 'subaccountlocationid'],
  place: [
    'location',
    'subaccount',
    'account',
    'crm',
    'crmaddress',
    'address',
    'url',
    'link',
    'crmurl',
    'crmlink',
  ],
  token: [
    'token',
    'tokens',
    'pit',
    'pittoken',
    'key',
    'apikey',
    'apitoken',
    'accesstoken',
    'privatetoken',
    'privateintegration',
    'privateintegrationtoken',
    'integrationtoken',
    'bearer',
    'bearertoken',
  ],
  name: [
    'name',
    'subaccountname',
    'accountname',
    'locationname',
    'client',
    'clientname',
    'customer',
    'customername',
    'business',
    'businessname',
    'company',
    'companyname',
  ],
  group: ['group', 'groups', 'tag', 'tags', 'label', 'labels', 'category'],
};

const roleOf = new Map(
  Object.entries(headings).flatMap(([role, words]) => words.map((word) => [word, role as Role])),
);

/** What each column holds, when these are headings; `other` where the heading says nothing. */
export function columnRoles(cells: string[]): Role[] {
  return cells.map((cell) => roleOf.get(cell.toLowerCase().replace(/[^a-z]/g, '')) ?? 'other');
}
