import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { AgencyView } from './agency-shapes.ts';
import { Id } from './shapes.ts';

/** Nothing that HighLevel gives out is longer; a JWT with many scopes has some kilobytes. */
const Pasted = z.string().check(z.maxLength(8_000));
const Name = z.optional(z.string().check(z.maxLength(200)));

/**
 * Connects an agency, or gives one that is connected new secrets. An app is proven by renewing at
 * once, which uses up the refresh token that was pasted and keeps the one that comes back.
 */
export const agencySave = defineMessage({
  name: 'agency/save',
  from: 'page',
  input: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('app'),
      /** Of the agency that is connected already: its client id and secret serve where none is given. */
      companyId: z.optional(Id),
      clientId: Pasted,
      clientSecret: Pasted,
      refreshToken: Pasted,
      name: Name,
    }),
    z.object({
      kind: z.literal('token'),
      accessToken: Pasted,
      /** Needed only when the token does not tell it: the answer says so then. */
      companyId: z.optional(z.string().check(z.maxLength(200))),
      name: Name,
    }),
  ]),
  output: z.object({
    saved: z.boolean(),
    /** What is kept now of this agency; null when it is not connected. */
    agency: z.nullable(AgencyView),
    problem: z.optional(Problem),
    /** What was typed cannot be right; nothing was sent. */
    malformed: z.optional(
      z.object({
        field: z.enum(['clientId', 'clientSecret', 'refreshToken', 'accessToken', 'companyId']),
        message: z.string(),
      }),
    ),
  }),
});
