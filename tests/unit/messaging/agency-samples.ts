import type { Input, MessageName } from '../../../lib/messaging/messages/index.ts';

type AgencyName = Extract<MessageName, `agency/${string}`>;

const companyId = 'company0of0brightreach';
const app = {
  kind: 'app' as const,
  clientId: '65f0a1b2c3d4e5f6a7b8c9d0-x1',
  clientSecret: 's3cret-s3cret-s3cret',
  refreshToken: 'refresh-refresh-refresh',
};
const token = { kind: 'token' as const, accessToken: 'access-access-access' };

/** One input of each message about agencies that is right, and some that are not. */
export const agencySamples: { [N in AgencyName]: { right: Input<N>; wrong: unknown[] } } = {
  'agency/list': { right: {}, wrong: [] },
  'agency/locations': {
    right: { companyId, refresh: true },
    wrong: [{ companyId }, { companyId: '', refresh: true }],
  },
  'agency/remove': { right: { companyId }, wrong: [{ companyId: '' }, {}] },
  'agency/renew': { right: { companyId }, wrong: [{ companyId: 7 }] },
  'agency/save': {
    right: app,
    wrong: [
      { ...app, kind: 'token' },
      { ...token, kind: 'app' },
      { ...app, companyId: '' },
      { ...app, refreshToken: 'x'.repeat(8_001) },
      { ...token, accessToken: undefined },
    ],
  },
};
