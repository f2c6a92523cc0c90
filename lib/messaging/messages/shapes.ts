import * as z from 'zod/mini';
import { actionTypes } from '../../actions/looks.ts';
import { Problem } from '../../highlevel/errors.ts';
import { Run } from '../../runs/schema.ts';

/** Shapes that several messages share. Ids are bounded so that a message cannot carry a book. */
export const Id = z.string().check(z.minLength(1), z.maxLength(200));

/** `https://crm.agency.com`; what it may be is checked where it is used. */
export const Origin = z.string().check(z.maxLength(300));

/** HighLevel ids are typed by people too: any non-empty text. */
export const AgentAddress = z.object({ locationId: Id, agentId: Id });
export type AgentAddress = z.infer<typeof AgentAddress>;

export const ActionTypeName = z.enum(actionTypes);
export const Parameters = z.record(z.string(), z.unknown());

/** An action that an agent has, as a person sees it: secrets masked. */
export const ActionState = z.object({
  type: ActionTypeName,
  name: z.string(),
  parameters: Parameters,
});
export type ActionState = z.infer<typeof ActionState>;

/** What people may know about a connection: never the token. */
export const ConnectionView = z.object({
  /** A token of the sub-account itself, or of the agency that it belongs to. */
  via: z.enum(['token', 'agency']),
  /** `locked`: under a passphrase not typed yet; `ended`: kept for a session that is over. */
  state: z.enum(['ready', 'locked', 'ended']),
  /** The agency's name; only of its connections. */
  agency: z.optional(z.string()),
  last4: z.string(),
  addedAt: z.number(),
  /** Scopes that reading showed to be missing, e.g. `calendars.readonly`. */
  missingScopes: z.array(z.string()),
  /** Whether a create was seen to work: HighLevel cannot be asked without creating something. */
  writes: z.enum(['unknown', 'yes', 'no']),
  /** When the token ends; absent where it does not say so. */
  endsAt: z.optional(z.number()),
  /** When it was tested last; absent when it never was. */
  testedAt: z.optional(z.number()),
  /** Why HighLevel did not take it when it was tested or used last. */
  problem: z.optional(Problem),
  groups: z.array(z.string()),
});
export type ConnectionView = z.infer<typeof ConnectionView>;

/** A sub-account that can be worked in. */
export const ConnectionRow = z.object({
  locationId: z.string(),
  name: z.optional(z.string()),
  connection: ConnectionView,
});

export const GroupName = z.string().check(z.minLength(1), z.maxLength(60));

/** Long enough for a sentence. */
export const Passphrase = z.string().check(z.minLength(1), z.maxLength(500));

export const WayToKeep = z.enum(['session', 'device', 'passphrase']);

/** How tokens are kept. */
export const VaultState = z.object({
  way: WayToKeep,
  locked: z.boolean(),
  /** Minutes without use after which it locks; absent: when the browser ends. */
  idleMinutes: z.optional(z.number()),
});

/** A row of a pasted table of tokens. */
export const TableRow = z.object({
  /** Where it stood in what was pasted, from 1. */
  line: z.number(),
  locationId: z.string().check(z.maxLength(300)),
  token: z.string().check(z.maxLength(4000)),
  /** As pasted: a hint only. */
  name: z.optional(z.string().check(z.maxLength(200))),
  group: z.optional(GroupName),
});

export const Surface = z.enum(['popup', 'sidepanel', 'workspace']);

/** Who wants something done on an agent, and where they saw it. */
export const Wish = z.object({
  /** A draft sends once. */
  draftId: Id,
  target: AgentAddress,
  /** The tab the target was shown for; its address is checked when the request leaves. */
  tabId: z.number(),
  /** The agent was chosen from a list; the tab's address names the sub-account only. */
  picked: z.boolean(),
  surface: Surface,
});

export const Invalid = z.object({
  kind: z.literal('invalid'),
  issues: z.array(
    z.object({ path: z.string(), message: z.string(), level: z.enum(['error', 'warning']) }),
  ),
});

/** How a wish to create was taken. */
export const CreateReply = z.discriminatedUnion('kind', [
  /** The run is journaled and on its way; `run/watch` tells the rest. */
  z.object({ kind: z.literal('started'), run: Run }),
  /** This draft has been sent before; `run` is what became of it. */
  z.object({ kind: z.literal('already'), run: Run }),
  /** This draft has been sent before with other content, maybe by another window; nothing was sent now. */
  z.object({ kind: z.literal('other-content'), run: Run }),
  /** An equal action is in flight, uncertain, or under a minute old; ask the person first. */
  z.object({ kind: z.literal('ask'), run: Run }),
  /** Something is wrong in the form; nothing was sent. */
  Invalid,
  z.object({ kind: z.literal('needs-token') }),
  /** The tab shows another agent now; nothing was sent. */
  z.object({ kind: z.literal('moved') }),
]);
export type CreateReply = z.infer<typeof CreateReply>;

/** How a wish to send steps of a run again was taken. */
export const AgainReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), run: Run }),
  /** An equal action, in `run`, is in flight, uncertain, or under a minute old; ask the person first. */
  z.object({ kind: z.literal('ask'), run: Run }),
  /** Something is wrong in the content; nothing was sent. */
  Invalid,
]);
export type AgainReply = z.infer<typeof AgainReply>;

/** How a wish to remove was taken. */
export const RemoveReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('removed'), run: Run }),
  /** These ids were found by reading, not told by our own 201s: the person must agree. */
  z.object({ kind: z.literal('confirm'), run: Run, ids: z.array(z.string()) }),
  /** Someone changed these actions since: they are left alone; all others were removed. */
  z.object({ kind: z.literal('changed'), run: Run, ids: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), run: Run, problem: Problem }),
]);
export type RemoveReply = z.infer<typeof RemoveReply>;

/** The keys of records that did not parse, which hold the keys they had; as many as go at once. */
export const AsideKey = z.string().check(z.minLength(1), z.maxLength(20_000));
export const AsideKeys = z.array(AsideKey).check(z.minLength(1), z.maxLength(200));
