import { actions, isActionType } from '../../actions/index.ts';

/** What the product takes on one agent: actions during the call, bookings among them, field updates. */
export const agentLimits = { during: 15, booking: 1, after: 25 };

/** How many actions count against each limit; unknown types count as during the call. */
export function countsOf(all: { type?: string | undefined }[]): {
  during: number;
  booking: number;
  after: number;
} {
  const after = all.filter(
    ({ type }) => isActionType(type) && actions[type].timing === 'after',
  ).length;
  const booking = all.filter(({ type }) => type === 'APPOINTMENT_BOOKING').length;
  return { during: all.length - after, booking, after };
}
