import * as z from 'zod/mini';
import { Problem } from '../highlevel/errors.ts';
import { isVersion } from './is-version.ts';

/**
 * Records that hold a secret, and how it is kept in them. Read by `lib/connections` only; the keys of
 * the schemas here are the whole of what the vault knows about them.
 */

/**
 * A secret as a record holds it. `session`: its value is in memory only, and gone with the browser;
 * `device`: as it is; `passphrase`: AES-256-GCM under the vault's key, `iv` and `sealed` in base64url.
 */
export const Kept = z.discriminatedUnion('way', [
  z.object({ way: z.literal('session') }),
  z.object({ way: z.literal('device'), value: z.string() }),
  z.object({ way: z.literal('passphrase'), iv: z.string(), sealed: z.string() }),
]);
export type Kept = z.infer<typeof Kept>;

/** The token of one sub-account, with what is known of it. */
export const ConnectionRecord = z.object({
  version: z.literal(3),
  locationId: z.string(),
  /** JSON of `{ token, secrets }`; `secrets`: those of blanks, `template/variable` → value. */
  kept: Kept,
  /** The token's last four characters, for people to tell it by. */
  last4: z.string(),
  addedAt: z.number(),
  /** When the token ends (ms since 1970); absent where it does not say so. */
  endsAt: z.optional(z.number()),
  missingScopes: z.array(z.string()),
  writes: z.enum(['unknown', 'yes', 'no']),
  /** Which secrets are kept beside the token, by `template/variable`: known while it is locked too. */
  secretNames: z.array(z.string()),
  /** What people sort their sub-accounts by, e.g. “dental clients”. */
  groups: z.array(z.string()),
  /** When it was tested last (ms since 1970); absent when it was saved without. */
  testedAt: z.optional(z.number()),
  /** Why HighLevel did not take the token when it was tested or used last; absent when it did. */
  problem: z.optional(Problem),
});
export type ConnectionRecord = z.infer<typeof ConnectionRecord>;

/** 2: secrets of templates may be kept beside the token. 3: both are in `kept`. */
export function migrateConnection(raw: unknown): unknown {
  const second = isVersion(raw, 1) ? { ...raw, version: 2, secrets: {} } : raw;
  if (!isVersion(second, 2)) return second;
  const { token, secrets, ...rest } = second;
  // Whatever is not as it should be is left to the schema, which sets it aside.
  if (typeof token !== 'string' || typeof secrets !== 'object' || secrets === null) return raw;
  return {
    ...rest,
    version: 3,
    kept: { way: 'device', value: JSON.stringify({ token, secrets }) },
    last4: token.slice(-4),
    secretNames: Object.keys(secrets),
    groups: [],
    ...(typeof rest.addedAt === 'number' ? { testedAt: rest.addedAt } : {}),
  };
}

/** What opens an address or a shared folder. */
export const LoginRecord = z.object({
  version: z.literal(2),
  /** The library's id. */
  key: z.string(),
  /** The whole value of the `Authorization` header. */
  kept: Kept,
  /** The name in a shared folder's login, which people may see. */
  user: z.optional(z.string()),
});

/** 2: the header is in `kept`. */
export function migrateLogin(raw: unknown): unknown {
  if (!isVersion(raw, 1)) return raw;
  const { authorization, ...rest } = raw;
  return { ...rest, version: 2, kept: { way: 'device', value: authorization } };
}

/** A publisher's pair of keys. */
export const SigningKeyRecord = z.object({
  version: z.literal(2),
  /** The public key in base64url. */
  key: z.string(),
  /** What people call it. */
  name: z.string(),
  /** The private half: PKCS #8 in base64url. */
  kept: Kept,
  createdAt: z.number(),
  /** When it was backed up last (ms since 1970); absent when it never was. */
  backedUpAt: z.optional(z.number()),
});
export type SigningKeyRecord = z.infer<typeof SigningKeyRecord>;

/** 2: the private half is in `kept`. */
export function migrateSigningKey(raw: unknown): unknown {
  if (!isVersion(raw, 1)) return raw;
  const { privateKey, ...rest } = raw;
  return { ...rest, version: 2, kept: { way: 'device', value: privateKey } };
}

/** How secrets are kept; one record. Without it they are kept on the device. */
export const VaultRecord = z.object({
  version: z.literal(1),
  key: z.literal('vault'),
  way: z.enum(['session', 'device', 'passphrase']),
  /** Minutes without use after which it locks; absent: with the browser only. */
  idleMinutes: z.optional(z.number()),
  /** Only with a passphrase: what makes the key of it, and what shows that it is the right one. */
  lock: z.optional(
    z.object({ salt: z.string(), rounds: z.number(), iv: z.string(), sealed: z.string() }),
  ),
});
export type VaultRecord = z.infer<typeof VaultRecord>;
export type Way = VaultRecord['way'];
