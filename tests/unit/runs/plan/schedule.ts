import fc from 'fast-check';
import type { Fault, Kind } from '../in-memory-highlevel.ts';

/** What happens to a plan, drawn at random. Small: what goes wrong shows in a few steps. */

const places = ['one', 'two'] as const;
export const locations = places.map((name) => `location${name}12345678`);
export const agentOf = (location: number, agent: number) => `agent${agent}of${location}`;

const refused = { status: 422, body: '{"message":"messageBody is bad"}' };
const scope = { status: 401, body: '{"message":"The token is not authorized for this scope."}' };
const anywhere: Fault[] = ['cut-before', 'cut-after', 'limit', 'daily', 'half'];
const faultsOf: Record<Exclude<Kind, 'other'>, Fault[]> = {
  create: [
    ...anywhere,
    // Not `twice-limit`: that nothing was stored is what a 429 says.
    ...(['twice', 'twice-cut', 'late-commit', 'html'] as const),
    ...[refused, scope, { status: 500, body: '' }, { status: 502, body: '<html></html>' }],
  ],
  update: [...anywhere, 'html', refused, { status: 500, body: '' }],
  delete: [...anywhere, { status: 500, body: '' }],
  readAgent: [...anywhere, { status: 503, body: '' }],
  readAction: [...anywhere, { status: 503, body: '' }],
};

const fault = (kind: keyof typeof faultsOf) =>
  fc.record({
    kind: fc.constant(kind),
    fine: fc.nat(3),
    fault: fc.constantFrom(...faultsOf[kind]),
  });

const faults = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fault('create') },
    { weight: 1, arbitrary: fault('update') },
    { weight: 1, arbitrary: fault('delete') },
    { weight: 2, arbitrary: fault('readAgent') },
    { weight: 1, arbitrary: fault('readAction') },
  ),
  { maxLength: 4 },
);

const location = fc.nat(places.length - 1);

/** Something that happens at the moment of a request. */
const happening = fc.oneof(
  fc.record({ do: fc.constantFrom('pause', 'resume', 'stop', 'again') }),
  fc.record({ do: fc.constantFrom('kill', 'close', 'full', 'room', 'offline', 'online') }),
  fc.record({ do: fc.constantFrom('revoke', 'replace'), location }),
  fc.record({ do: fc.constant('gone'), location, agent: fc.nat(1) }),
  fc.record({ do: fc.constant('add'), location, agent: fc.nat(1), template: fc.nat(3) }),
  fc.record({
    do: fc.constant('clock'),
    by: fc.constantFrom(-3_600_000, -5_000, 5_000, 70_000, 3_600_000, 90_000_000),
  }),
);
export type Happening = {
  do: string;
  location?: number;
  agent?: number;
  template?: number;
  by?: number;
};

const death = fc.record({
  atWrite: fc.integer({ min: 1, max: 30 }),
  moment: fc.constantFrom('before', 'after'),
});

/** What an agent has of a template before: an equal action, one that differs, or none. */
const had = fc.constantFrom('nothing', 'nothing', 'nothing', 'equal', 'other');

export const schedule = fc.record({
  listing: fc.constantFrom('whole', 'whole', 'slim', 'nameless', 'none'),
  agents: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 2 })),
  templates: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
  had: fc.array(had, { minLength: 16, maxLength: 16 }),
  beside: fc.boolean(),
  windows: fc.integer({ min: 1, max: 2 }),
  faults,
  happenings: fc.array(
    fc.record({ at: fc.integer({ min: 1, max: 20 }), what: happening as fc.Arbitrary<Happening> }),
    { maxLength: 4 },
  ),
  deaths: fc.array(fc.option(death, { freq: 2 }), { maxLength: 3 }),
  undo: fc.option(
    fc.record({
      faults: fc.array(
        fc.oneof(fault('delete'), fault('update'), fault('readAgent'), fault('readAction')),
        { maxLength: 2 },
      ),
      death: fc.option(death),
    }),
  ),
});
export type Schedule = typeof schedule extends fc.Arbitrary<infer S> ? S : never;
