import type { StarterTemplate } from './define.ts';

/** Offers three times on each of the next three days and books one. */
export const bookAnAppointment: StarterTemplate = {
  id: 'starter:book-an-appointment',
  type: 'APPOINTMENT_BOOKING',
  name: 'Book an appointment',
  description: 'Offers three times on each of the next three days and books one.',
  parameters: { daysOfOfferingDates: 3, slotsPerDay: 3, hoursBetweenSlots: 1 },
};
