/** What a column holds by its heading. `place`: the sub-account, by its id, its address or its name. */
export type Role = 'id' | 'place' | 'token' | 'name' | 'group' | 'other';

/** Headings in small letters, nothing but letters without accents: English, Spanish, Portuguese. */
const headings: Record<Exclude<Role, 'other'>, readonly string[]> = {
  id: [
    'id',
    'ids',
    'locationid',
    'locid',
    'subaccountid',
    'accountid',
    'subaccountlocationid',
    'idsubcuenta',
    'idsubconta',
  ],
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
    'subcuenta',
    'cuenta',
    'direccion',
    'enlace',
    'subconta',
    'conta',
    'endereco',
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
    'clave',
    'chave',
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
    'nombre',
    'cliente',
    'empresa',
    'negocio',
    'nome',
  ],
  group: [
    'group',
    'groups',
    'tag',
    'tags',
    'label',
    'labels',
    'category',
    'grupo',
    'grupos',
    'etiqueta',
    'categoria',
  ],
};

const roleOf = new Map(
  Object.entries(headings).flatMap(([role, words]) => words.map((word) => [word, role as Role])),
);

/** What each column holds, when these are headings; `other` where the heading says nothing. */
export function columnRoles(cells: string[]): Role[] {
  return cells.map((cell) => {
    const letters = cell
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
    return roleOf.get(letters) ?? 'other';
  });
}
