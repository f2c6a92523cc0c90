import { parseCrmUrl } from './crm-url.ts';

/** What one cell of a pasted table can be. */
export interface CellFacts {
  text: string;
  /** Tokens by their form: private integrations, JWTs, whatever follows “Bearer”. */
  tokens: string[];
  /** It begins like a token and is not whole. */
  broken: boolean;
  /** Could be a token of another form: nothing but characters of one. */
  maybeToken: boolean;
  /** A sub-account by its address in the CRM. */
  address?: string;
  /** It has the form of an id, and is no word. */
  id?: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The forms of ids in the CRM's addresses; see docs/highlevel.md. */
export const idForm = /^[A-Za-z0-9]{15,40}$/;
/** A long word has the form of an id too: an id has a digit, or capitals in the middle. */
const looksRandom = (text: string) => /\d/.test(text) || /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(text);

/** No token or address is longer. */
const longest = 10_000;

export function lookAtCell(cell: string): CellFacts {
  const text = unwrap(cell.slice(0, longest));
  const facts: CellFacts = { text, tokens: [], broken: false, maybeToken: false };
  const words = text.split(/\s+/).map(unwrap).filter(Boolean);
  const [first = '', second = ''] = words;
  if (/^bearer$/i.test(first) && words.length === 2 && second.length >= 20) {
    return { ...facts, text: second, tokens: [second] };
  }
  const tokens = new Set<string>();
  for (const word of words) {
    if (isToken(word)) tokens.add(word);
    else if (isBroken(word)) facts.broken = true;
    const address = addressIn(word);
    if (address) facts.address = address;
  }
  facts.tokens = [...tokens];
  if (words.length !== 1 || tokens.size > 0 || facts.broken || facts.address) return facts;
  if (idForm.test(text) && looksRandom(text)) facts.id = text;
  else facts.maybeToken = couldBeToken(text);
  return facts;
}

function isToken(word: string): boolean {
  const rest = /^pit-(.*)$/i.exec(word)?.[1];
  if (rest !== undefined) return /^[\w-]{20,}$/.test(rest) && (uuid.test(rest) || !isCut(rest));
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(word);
}

/** A part of a UUID. */
const isCut = (rest: string) => rest.length < 36 && /^[0-9a-f-]*$/i.test(rest);

function isBroken(word: string): boolean {
  // Without “pit-” it is a token that was not copied whole, or something else: told, not guessed.
  return /^pit-/i.test(word) || uuid.test(word) || (/^eyJ[\w-]{10,}/.test(word) && !isToken(word));
}

function couldBeToken(text: string): boolean {
  return (
    /^[A-Za-z0-9._~+/=-]{20,}$/.test(text) &&
    /[A-Za-z]/.test(text) &&
    /\d/.test(text) &&
    // A host, or a path.
    !/^([\w-]+\.)+[a-z]{2,12}(\/|$)/i.test(text)
  );
}

function addressIn(word: string): string | undefined {
  if (!/\/location\//.test(word)) return undefined;
  const address = /^https?:\/\//i.test(word) ? word : `https://${word.replace(/^\/+/, 'x/')}`;
  return parseCrmUrl(address)?.locationId;
}

/** Without what people and programs put around a value. */
function unwrap(cell: string): string {
  const link = /^\[[^\]]*\]\((.*)\)$/.exec(cell.trim());
  // Spreadsheets write ="007" to keep a text a text.
  let text = (link?.[1] ?? cell).trim().replace(/^="(.*)"$/, '$1');
  for (const [open, close] of ['""', "''", '``', '“”', '‘’', '<>', '**'].map((pair) => [
    pair.slice(0, 1),
    pair.slice(1),
  ]) as [string, string][]) {
    if (text.length > 1 && text.startsWith(open) && text.endsWith(close)) {
      text = text.slice(1, -1).trim();
    }
  }
  // Spreadsheets keep a text a text by an apostrophe.
  return text.replace(/^'(?=\S)/, '');
}
