import { describe, expect, it } from 'vitest';
import { groupFields, readNumber } from '../../../../components/fields/form-values.ts';
import { guessCountry, loadPhoneLibrary, readPhone } from '../../../../components/fields/phone.ts';
import { followRun } from '../../../../components/quick-add/follow-run.ts';
import { matchMessages } from '../../../../components/quick-add/match-messages.ts';
import { scopesToTick } from '../../../../components/quick-add/token-screen.tsx';
import { actions } from '../../../../lib/actions/index.ts';
import { wantedScopes } from '../../../../lib/highlevel/api.ts';
import { ago } from '../../../../lib/i18n/format.ts';
import { MessageError, type Send } from '../../../../lib/messaging/send.ts';
import { runOf } from './fake.tsx';

describe('followRun', () => {
  const follow = (answers: (() => unknown)[]) => {
    const seen: number[] = [];
    const send = (async () => answers.shift()?.()) as unknown as Send;
    const options = {
      send,
      wait: async () => undefined,
      onRun: (run: { revision: number }) => seen.push(run.revision),
      signal: new AbortController().signal,
    };
    return followRun(runOf({ state: 'sending' }), options).then((end) => ({ end, seen }));
  };
  const gone = () => {
    throw new MessageError('gone');
  };

  it('ends with the run, without the run, or without an answer', async () => {
    const next = () => runOf({ state: 'sending' }, { revision: 2 });
    const last = () => runOf({}, { revision: 3 });
    expect(await follow([next, gone, gone, gone, gone, last])).toEqual({
      end: 'settled',
      seen: [2, 3],
    });
    expect((await follow([gone, gone, gone, gone, gone])).end).toBe('lost');
    expect((await follow([() => null])).end).toBe('unknown');
  });
});

describe('readPhone', () => {
  it('understands local and international forms', async () => {
    const library = await loadPhoneLibrary();
    const read = (text: string, country = 'US') => readPhone(library, text, country)?.e164;
    expect(read('(212) 555-0123')).toBe('+12125550123');
    expect(read('020 7946 0018', 'GB')).toBe('+442079460018');
    expect(read('0044 20 7946 0018')).toBe('+442079460018');
    expect(read('+1 212 555 0123', 'GB')).toBe('+12125550123');
    expect(read('123')).toBeUndefined();
    expect(read('call me')).toBeUndefined();
    expect(read('+99912345678901')).toBe('+99912345678901');
  });

  it('guesses the country from the language', () => {
    expect(guessCountry('en-GB')).toBe('GB');
    expect(guessCountry('de')).toBe('DE');
    expect(guessCountry('?')).toBe('US');
  });
});

describe('matchMessages', () => {
  const { fields } = actions.CALL_TRANSFER;
  it('puts HighLevel’s words beside the field they name', () => {
    expect(
      matchMessages(
        [
          'actionParameters.transferToValue must match the pattern',
          'triggerPrompt should not be empty',
          'triggerPrompt must be a string',
          'name must be shorter',
          'Invalid actionParameters for the given actionType',
        ],
        fields,
      ),
    ).toEqual({
      byPath: {
        transferToValue: 'actionParameters.transferToValue must match the pattern',
        triggerPrompt: 'triggerPrompt should not be empty · triggerPrompt must be a string',
        $name: 'name must be shorter',
      },
      rest: ['Invalid actionParameters for the given actionType'],
    });
  });

  it('prefers the whole path', () => {
    const { byPath } = matchMessages(
      ['apiDetails.url must be a URL'],
      actions.CUSTOM_ACTION.fields,
    );
    expect(Object.keys(byPath)).toEqual(['apiDetails.url']);
  });
});

describe('the form of each type', () => {
  it('asks for what is required first, and loses no field', () => {
    for (const definition of Object.values(actions)) {
      const { main, more } = groupFields(definition);
      expect(main.length + more.length).toBe(definition.fields.length);
      expect(main.every((field) => field.required)).toBe(true);
      expect(main.length).toBeGreaterThan(0);
    }
  });
});

it('reads numbers with a point or a comma, and keeps the rest', () => {
  expect(readNumber('2')).toBe(2);
  expect(readNumber(' 0,5 ')).toBe(0.5);
  expect(readNumber('')).toBeUndefined();
  expect(readNumber('1e9')).toBe('1e9');
  expect(readNumber('two')).toBe('two');
});

it('tells an age in few words', () => {
  expect(ago(0, 59_000)).toBe('just now');
  expect(ago(0, 180_000)).toBe('3 min ago');
  expect(ago(0, 7_200_000)).toBe('2 h ago');
  expect(ago(0, 72 * 3_600_000)).toBe('3 days ago');
});

it('lists the scopes that the calls need', () => {
  expect([...scopesToTick].sort()).toEqual(wantedScopes);
});
