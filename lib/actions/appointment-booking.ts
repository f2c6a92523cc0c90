import * as z from 'zod/mini';
import type { Key } from '../i18n/catalog.ts';
import type { ActionDefinitionRest } from './define.ts';
import { positive, text } from './fields.ts';

/** Offers free times of a calendar and books one. */
export const appointmentBooking = {
  type: 'APPOINTMENT_BOOKING',
  label: 'Book an appointment',
  builderLabel: 'Appointment Booking',
  description: 'Offers free times from one of your calendars and books the one the caller picks.',
  fields: [
    {
      kind: 'reference',
      path: 'calendarId',
      label: 'Calendar',
      help: 'The calendar that appointments are booked in.',
      required: true,
      reference: 'calendar',
    },
    {
      kind: 'number',
      path: 'daysOfOfferingDates',
      label: 'Days to offer',
      help: 'How many days ahead the agent offers.',
      required: true,
      placeholder: '3',
      min: 0,
      unit: 'days',
    },
    {
      kind: 'number',
      path: 'slotsPerDay',
      label: 'Times per day',
      help: 'How many free times the agent offers for each day.',
      required: true,
      placeholder: '3',
      min: 0,
      unit: 'times',
    },
    {
      kind: 'number',
      path: 'hoursBetweenSlots',
      label: 'Hours between times',
      help: 'How far apart the offered times are; 0.5 is half an hour.',
      required: true,
      placeholder: '1',
      min: 0,
      unit: 'hours',
    },
  ],
  parameters: z.looseObject({
    calendarId: text(),
    daysOfOfferingDates: positive(),
    slotsPerDay: positive(),
    hoursBetweenSlots: positive(),
  }),
  sample: {
    calendarId: '507f1f77bcf86cd799439011',
    daysOfOfferingDates: 3,
    slotsPerDay: 3,
    hoursBetweenSlots: 1,
  },
} satisfies ActionDefinitionRest<Key>;
