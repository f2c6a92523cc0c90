import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, actionTypes } from '../../../lib/actions/index.ts';
import { validateAction } from '../../../lib/actions/validate.ts';
import { readPaste } from '../../../lib/templates/paste.ts';

const request = {
  agentId: '507f1f77bcf86cd799439011',
  locationId: '507f1f77bcf86cd799439012',
  actionType: 'CALL_TRANSFER',
  name: 'Transfer to Manager',
  actionParameters: actions.CALL_TRANSFER.sample,
};
const json = JSON.stringify(request, null, 2);

const read = (text: string | object) => {
  const result = readPaste(typeof text === 'string' ? text : JSON.stringify(text));
  if (result.kind === 'problem') throw new Error(result.message);
  return result;
};
const one = (text: string | object) => {
  const { actions: all, repairs } = read(text);
  const [action] = all;
  if (!action || all.length > 1) throw new Error(`${all.length} actions`);
  return { ...action, told: [...repairs, ...action.notes.map((note) => note.message)].join(' ') };
};
const problem = (text: string) => {
  const result = readPaste(text);
  return result.kind === 'problem' ? result.message : JSON.stringify(result);
};
const transfer = {
  type: 'CALL_TRANSFER',
  name: 'Transfer to Manager',
  parameters: actions.CALL_TRANSFER.sample,
};

describe('an action', () => {
  test.each([
    [
      'a request',
      request,
      'Left out: agentId, locationId. The action goes to the agent you choose.',
    ],
    [
      'an answer',
      {
        id: 'x',
        ...transfer,
        type: undefined,
        actionType: 'CALL_TRANSFER',
        actionParameters: transfer.parameters,
        parameters: undefined,
      },
      'Left out: id. ',
    ],
    [
      'as agents list it',
      { ...request, agentId: undefined, locationId: undefined, _id: 'x' },
      'Left out: _id. ',
    ],
    ['a template’s content', transfer, ''],
    [
      'with a type in other letters',
      { ...request, actionType: 'call transfer' },
      'Its type was read as CALL_TRANSFER.',
    ],
    [
      'with more around it',
      { ...request, traceId: 't', __v: 3 },
      'Left out: “__v”. HighLevel does not take this',
    ],
    [
      'with JSON in a text',
      { ...request, actionParameters: JSON.stringify(transfer.parameters) },
      'a text with JSON in it',
    ],
    ['in a text itself', JSON.stringify(json), ''],
    [
      'without its braces’ name',
      { ...transfer.parameters, name: transfer.name, actionType: 'CALL_TRANSFER' },
      '',
    ],
    [
      'without its type',
      { ...request, actionType: undefined },
      'its settings are those of “Transfer the call”',
    ],
  ])('%s', (_, text, told) => {
    const { told: said, ...action } = one(text);
    expect(action).toMatchObject(transfer);
    expect(said).toContain(told);
  });

  test('with keys nobody knows keeps them', () => {
    const actionParameters = {
      ...transfer.parameters,
      triggerMessageType: 'prompt',
      constructor: 1,
    };
    expect(one({ ...request, actionParameters }).parameters).toEqual(actionParameters);
  });

  test('of which only its name is there', () => {
    const { parameters, told } = one({ id: 'x', actionType: 'SMS', name: 'Slim' });
    expect(parameters).toEqual({});
    expect(told).toContain('Its settings are not in this text.');
  });

  test('the spec’s own example of a custom action', () => {
    const { selectedPaths, ...rest } = actions.CUSTOM_ACTION.sample as Record<string, unknown>;
    const actionParameters = { ...rest, responsePathsToExtract: selectedPaths };
    for (const text of [
      { ...request, actionType: 'CUSTOM_ACTION', actionParameters },
      actionParameters,
    ]) {
      const { type, parameters, notes } = one(text);
      expect(type).toBe('CUSTOM_ACTION');
      expect(parameters).toEqual(actions.CUSTOM_ACTION.sample);
      expect(notes).toContainEqual({
        path: 'selectedPaths',
        message:
          '“responsePathsToExtract” was renamed: HighLevel’s API takes it as “selectedPaths”.',
      });
    }
  });
});

describe('parameters alone', () => {
  test.each(actionTypes)('%s', (type) => {
    const { sample } = actions[type];
    const { type: guessed, candidates = [guessed], parameters } = one(sample);
    expect(parameters).toEqual(sample);
    const extraction = ['IN_CALL_DATA_EXTRACTION', 'DATA_EXTRACTION'];
    expect(candidates).toEqual(extraction.includes(type) ? extraction : [type]);
  });

  test('that fit several types ask for one', () => {
    const { type, candidates, told } = one({ triggerPrompt: 'When asked', triggerMessage: 'Yes' });
    expect(type).toBeUndefined();
    expect(candidates).toEqual(['CALL_TRANSFER', 'SMS', 'WORKFLOW_TRIGGER', 'CUSTOM_ACTION']);
    expect(told).toContain('“Transfer the call” or “Send a text message”');
  });

  test('the spec’s knowledge base, which has a list of parameters of its own', () => {
    const { sample } = actions.KNOWLEDGE_BASE;
    const more = { ...sample, triggerMessage: 'x', parameters: [{ name: 'category' }] };
    expect(one(more)).toMatchObject({ type: 'KNOWLEDGE_BASE', parameters: more });
  });

  test('as the builder sends them, its type among them', () => {
    const sample = {
      ...actions.DATA_EXTRACTION.sample,
      contactFieldKey: 'contact.x',
      actionType: 'DATA_EXTRACTION',
    };
    expect(one(sample)).toMatchObject({ type: 'DATA_EXTRACTION', parameters: sample });
  });
});

describe('several actions', () => {
  const list = [request, { ...request, actionType: 'CAP', name: 'Cap it' }, 7, { id: 'a' }];

  test('as a list, or with their agent; what is not to be created is explained', () => {
    for (const text of [list, { agentName: 'Reception', actions: list }]) {
      const { actions: all, repairs } = read(text);
      expect(all).toMatchObject([transfer]);
      expect(repairs.slice(-2)).toEqual([
        '“Cap it” was left out. HighLevel’s API does not create CAP actions.',
        'Left out: 2 of the list that are not actions.',
      ]);
    }
    expect(read(`${json}\n${json}`).actions).toHaveLength(2);
  });

  test.each([
    [
      JSON.stringify({ ...request, actionType: 'CAP' }),
      'HighLevel’s API does not create CAP actions.',
    ],
    [
      JSON.stringify({ ...request, actionType: 'a"b' }),
      'HighLevel’s API does not create actions of this type.',
    ],
    ['[]', 'There are no actions in this list.'],
    [
      JSON.stringify(Array(201).fill(request)),
      'There are 201 entries in this list. Paste 200 at most.',
    ],
  ])('%.40s', (text, message) => {
    expect(problem(text)).toBe(message);
  });
});

describe('around it', () => {
  test.each([
    ['a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['words and a fence', `Here it is:\n\n\`\`\`\n${json}\n\`\`\`\nGood luck!`],
    ['a fence that is not closed', `Look:\n\`\`\`json\n${json}`],
    ['a fence in one line', `So: \n\`\`\`${JSON.stringify(request)}\`\`\``],
    [
      'an answer in another fence',
      `\`\`\`bash\nnpm test\n\`\`\`\nthen\n\`\`\`json\n${json}\n\`\`\``,
    ],
    ['a mark of the byte order', `\uFEFF${json}`],
  ])('%s', (_, text) => {
    expect(one(text)).toMatchObject(transfer);
  });

  test('repairs are told', () => {
    const { told, ...action } = one(json.replaceAll('"', '“').replace(/\}$/, ',} // end'));
    expect(action).toMatchObject(transfer);
    expect(told).toMatch(/quotes.*Comments.*Commas|quotes.*Commas.*Comments/);
  });
});

describe('nothing to make an action of', () => {
  test.each([
    ['', /nothing to read/],
    ['  \n', /nothing to read/],
    ['Hello there', /neither JSON nor a curl command/],
    ['"Hello"', /neither JSON nor/],
    ['{"hello": 1}', /not an action/],
    ['{"name": "pack", "description": "x"}', /not an action/],
    ['[1, 2]', /not an action/],
    ['```\n```', /neither JSON/],
    [json.slice(0, -20), /ends before it is complete/],
    ['x'.repeat(1_000_001), /larger than 1 MB/],
    ['['.repeat(1_000_000), /nested too deeply/],
    ['```\n'.repeat(250_000), /neither JSON/],
    [`[${'{},'.repeat(330_000)}]`, /330,000 entries/],
  ])('%.30j', (text, message) => {
    expect(problem(text)).toMatch(message);
  });
});

test('never throws, whatever the text or the JSON', () => {
  const key = fc.constantFrom(
    'actionType',
    'type',
    'name',
    'actionParameters',
    'parameters',
    'actions',
    'agentId',
    '_id',
    'triggerPrompt',
    'apiDetails',
    'responsePathsToExtract',
    '__proto__',
    'constructor',
    'toString',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...actionTypes),
      fc.jsonValue({ maxDepth: 1 }),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('tree'), { maxLength: 3 }),
    object: fc
      .array(fc.tuple(key, tie('tree')), { maxLength: 5 })
      .map((pairs) => Object.fromEntries(pairs)),
  }));
  const any = fc.oneof(
    tree.map((value) => JSON.stringify(value)),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(any, fc.constantFrom('', '```\n', 'curl -d ', 'curl '), (text, before) => {
      const result = readPaste(before + text);
      if (result.kind === 'problem') return;
      expect(result.actions.length).toBeGreaterThan(0);
      for (const { type, name, parameters } of result.actions) {
        validateAction({ type: type ?? 'SMS', name, parameters });
      }
    }),
    { numRuns: 2000 },
  );
  expect(({} as Record<string, unknown>).triggerPrompt).toBeUndefined();
});
