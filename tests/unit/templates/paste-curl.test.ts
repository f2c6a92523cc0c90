import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions } from '../../../lib/actions/index.ts';
import { readPaste } from '../../../lib/templates/paste.ts';
import { posixWords, windowsWords } from '../../../lib/templates/shell-words.ts';

const token = 'pit-11112222-3333-4444-5555-666677778888';
const address = 'https://services.leadconnectorhq.com/voice-ai/actions';
const parameters = {
  triggerPrompt: 'When they say "it\'s $5 & up", 100% of \\ `them`',
  triggerMessage: 'Sure!\nOne moment… 🎉',
  messageBody: 'See {{contact.first_name}}; <b>#1</b> ^|>',
};
const body = JSON.stringify({
  actionType: 'SMS',
  name: 'Text',
  agentId: 'a',
  locationId: 'l',
  actionParameters: parameters,
});

const single = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const double = (text: string) => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
const ansi = (text: string) =>
  `$'${text.replace(/[\\']/g, '\\$&').replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
/** What Chromium copies as “cURL (cmd)”. */
const cmd = (text: string) =>
  `^"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/\n/g, '^\r\n\r\n')}^"`;

const sms = { type: 'SMS', name: 'Text', parameters };
const read = (text: string) => {
  const result = readPaste(text);
  expect(JSON.stringify(result)).not.toContain(token);
  return result;
};

describe('a command', () => {
  test.each([
    [
      'as HighLevel documents it',
      `curl --request POST \\\n  --url ${address} \\\n  --header 'Authorization: Bearer ${token}' \\\n  --header 'Version: 2021-04-15' \\\n  --data '\n${body.replaceAll("'", "'\\''")}\n'`,
    ],
    [
      'with double quotes',
      `curl -X POST ${address} -H "Authorization: Bearer ${token}" -d ${double(body)}`,
    ],
    [
      'as browsers copy it',
      `curl '${address}' \\\n  -H 'authorization: Bearer ${token}' \\\n  --data-raw ${ansi(body)} \\\n  --compressed`,
    ],
    [
      'as browsers copy it for Windows',
      `curl ^"${address}^" ^\r\n  -H ^"authorization: Bearer ${token}^" ^\r\n  --data-raw ${cmd(body)}`,
    ],
    [
      'with lines that end in a backtick',
      `curl.exe -X POST ${address} \`\n  -u me:${token} \`\n  --json ${single(body)}`,
    ],
    [
      'whose lines lost their ends',
      `curl -X POST ${address}\n  -H 'Authorization: Bearer ${token}'\n  -d ${single(body)}`,
    ],
    ['after a prompt, piped on', `$ curl -sSd${single(body)} -b sid=${token} ${address} | jq .`],
    [
      'with an equals sign',
      `curl --header=Authorization:${token} --data-binary=${single(body)} ${address}`,
    ],
    [
      'in a fence',
      `Run this:\n\`\`\`bash\ncurl ${address} -H 'Authorization: Bearer ${token}' -d ${single(body)}\n\`\`\``,
    ],
  ])('%s', (_, text) => {
    const result = read(text);
    expect(result).toMatchObject({ kind: 'actions', actions: [sms] });
    expect(result).toMatchObject({
      repairs: expect.arrayContaining(['The token in it was left out.']),
    });
  });

  test('without a token tells of none', () => {
    expect(read(`curl ${address} -H 'Accept: */*' -d ${single(body)}`)).toMatchObject({
      repairs: [],
    });
  });

  test('with quotes made curly', () => {
    const plain = JSON.stringify({
      actionType: 'SMS',
      name: 'x',
      actionParameters: actions.SMS.sample,
    });
    const curly = plain.replaceAll("'", '').replaceAll('"', '”');
    expect(read(`curl -H “Authorization: ${token}” --data ‘${curly}’`).kind).toBe('actions');
  });

  test.each([
    [`curl ${address} -H 'Authorization: Bearer ${token}'`, /sends no body/],
    [`curl ${address} -H 'Authorization: Bearer ${token}`, /quote in this command is not closed/],
    [`curl -d @body.json ${address}`, /in a file/],
    [`curl -d a -d b ${address}`, /several bodies/],
    [`curl -d '${token}' ${address}`, /neither JSON/],
    [`curl -d '{"a": ${token}}' ${address}`, /cannot be read at line 1/],
    [`curl -H "Authorization: Bearer ${token}" -d "{\\"hello\\": 1}"`, /not an action/],
    ['curl ', /neither JSON|no body/],
  ])('%s', (text, message) => {
    expect(read(text)).toMatchObject({ kind: 'problem', message: expect.stringMatching(message) });
  });
});

describe('words', () => {
  test('in any quotes are what was quoted', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab \'"\\$`^%&|<>#!\n\t{}é') });
    fc.assert(
      fc.property(
        fc.array(word),
        fc.array(fc.constantFrom(single, double, ansi)),
        (words, quotes) => {
          const quoted = words.map((one, index) => (quotes[index] ?? single)(one));
          expect(posixWords(`curl ${quoted.join(' \\\n ')}`)).toEqual(['curl', ...words]);
        },
      ),
    );
    const line = fc.string({ unit: fc.constantFrom(...'ab \'"\\$`^%&|<>#!\t{}é') });
    fc.assert(
      fc.property(fc.array(line), (words) => {
        const quoted = words.map(cmd);
        expect(windowsWords(`curl ${quoted.join(' ^\r\n  ')}`)).toEqual(['curl', ...words]);
      }),
    );
  });

  test('escapes of $’…’', () => {
    expect(posixWords("$'\\x41\\102\\u00e9\\U0001F389\\n\\e\\q\\'' b")).toEqual([
      "ABé🎉\n\x1b\\q'",
      'b',
    ]);
  });

  test('as Windows’ programs read them', () => {
    expect(windowsWords('curl "{\\"a\\": 1}" "" c:\\\\d "a""b" "e\\\\"')).toEqual([
      'curl',
      '{"a": 1}',
      '',
      'c:\\\\d',
      'a"b',
      'e\\',
    ]);
    expect(windowsWords('curl "a^b" c^&d')).toEqual(['curl', 'a^b', 'c&d']);
  });

  test('never throw, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab \'"\\$`^\n\r\t-=\u2018\u2019#uUx07') });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (command) => {
        for (const words of [posixWords(command), windowsWords(command)]) {
          for (const word of words ?? []) expect(typeof word).toBe('string');
        }
        readPaste(`curl ${command}`);
        readPaste(`curl ^"x" ${command}`);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['"', "'", "$'", '\\', '\\ ', '^', '^"', '\\"', '\n', ' \n-d', "''", '`', '‘'])(
    'a megabyte of %j',
    (piece) => {
      const text = `curl ${piece.repeat(Math.floor(900_000 / piece.length))}`;
      expect(read(text).kind).toBe('problem');
    },
  );
});
