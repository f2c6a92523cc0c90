import fc from 'fast-check';

/** Rows of a table as people keep it, and the ways programs write it down. */
export interface Entry {
  id: string;
  token: string;
  name: string;
  group: string;
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const base64url = [...alphabet, '-', '_'];
const textOf = (units: string[], minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...units), { minLength, maxLength }).map((all) => all.join(''));

/** As the live service makes them: 20 characters; never a mere word. */
export const anId = textOf(alphabet, 19, 19).map((text) => `${text.slice(0, 9)}7${text.slice(9)}`);
const aPrivateToken = fc.uuid().map((uuid) => `pit-${uuid}`);
const aJwt = fc
  .tuple(textOf(base64url, 10, 40), textOf(base64url, 20, 80), textOf(base64url, 20, 60))
  .map(([head, body, sign]) => `eyJ${head}.${body}.${sign}`);
export const aToken = fc.oneof(aPrivateToken, aJwt);

/** Names of businesses: words, with whatever separates cells in them, and quotes. */
const word = fc.constantFrom('Harbor', 'Dental', 'Ltd.', 'Söhne', '4U', '&', 'O’Neil', '"Top"');
const mark = fc.constantFrom('', ',', ';', ' |', '');
const aName = fc
  .array(fc.tuple(word, mark), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([text, end]) => text + end).join(' '))
  .map((text) => (/\p{L}/u.test(text) ? text : `The ${text}`));
const aGroup = fc.constantFrom('dental clients', 'north', 'VIP, paid', '');

export const entries = fc.uniqueArray(
  fc.record({ id: anId, token: aToken, name: aName, group: aGroup }),
  { minLength: 1, maxLength: 12, selector: ({ id }) => id },
);

export type Field = keyof Entry;

export interface Dialect {
  separator: '\t' | ',' | ';' | 'markdown' | 'bar' | 'spaces' | 'gap';
  order: Field[];
  heading: boolean;
  newline: '\n' | '\r\n' | '\r';
  bom: boolean;
  empty: boolean;
  quoteAll: boolean;
  address: boolean;
  bearer: boolean;
}

const headings: Record<Field, string> = {
  id: 'Location ID',
  token: 'Private Integration Token',
  name: 'Name',
  group: 'Tags',
};

const orders = fc
  .tuple(
    fc.shuffledSubarray<Field>(['name', 'group']),
    fc.shuffledSubarray<Field>(['id', 'token'], { minLength: 2 }),
  )
  .chain(([more, both]) =>
    fc.shuffledSubarray([...more, ...both], { minLength: more.length + both.length }),
  );

export const dialects: fc.Arbitrary<Dialect> = fc
  .record({
    separator: fc.constantFrom('\t', ',', ';', 'markdown', 'bar', 'spaces', 'gap'),
    order: orders,
    heading: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    empty: fc.boolean(),
    quoteAll: fc.boolean(),
    address: fc.boolean(),
    bearer: fc.boolean(),
  })
  // A group is one by its heading only, which words between spaces do not have.
  .map((made) => {
    const spaces = made.separator === 'spaces';
    const order = made.order.filter((field) => field !== 'group' || (made.heading && !spaces));
    return { ...made, order, heading: made.heading && !spaces, bearer: made.bearer && !spaces };
  });

/** What such a program would write. */
export function format(all: Entry[], dialect: Dialect): string {
  const { order, newline, separator } = dialect;
  const rows = all.map((entry) => order.map((field) => written(entry, field, dialect)));
  const head = dialect.heading ? [order.map((field) => headings[field])] : [];
  const rule =
    separator === 'markdown' && dialect.heading ? [order.map((_, at) => (at ? '---' : ':-:'))] : [];
  const lines = [...head, ...rule, ...rows].map((cells) => join(cells, dialect));
  const spaced = dialect.empty ? ['', ...lines.flatMap((line) => [line, '']), '   '] : lines;
  return (dialect.bom ? '\ufeff' : '') + spaced.join(newline);
}

function written(entry: Entry, field: Field, { address, bearer, separator }: Dialect): string {
  if (field === 'id' && address) {
    return `https://app.gohighlevel.com/v2/location/${entry.id}/settings/private-integrations`;
  }
  if (field === 'token' && bearer) return `Bearer ${entry.token}`;
  // Between spaces a name is words; what separates no cell needs no care.
  return separator === 'spaces' ? entry[field].replaceAll('"', '') : entry[field];
}

function join(cells: string[], { separator, quoteAll }: Dialect): string {
  if (separator === 'spaces') return cells.join(' ');
  if (separator === 'gap') return cells.map((cell) => cell || '-').join('    ');
  if (separator === 'markdown' || separator === 'bar') {
    const escaped = cells.map((cell) => cell.replaceAll('|', '\\|'));
    return separator === 'bar' ? escaped.join(' | ') : `| ${escaped.join(' | ')} |`;
  }
  const quote = (cell: string) =>
    quoteAll || /["\r\n]/.test(cell) || cell.includes(separator)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return cells.map(quote).join(separator);
}
