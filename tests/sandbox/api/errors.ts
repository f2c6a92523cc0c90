import { randomUUID } from 'node:crypto';
import type { Answer } from './types.ts';

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** HighLevel's refusals, word for word where the facts page has them. */
export const TEXTS = {
  badToken: 'Invalid token: access token is invalid',
  noVersion: 'version header was not found.',
  badVersion: 'version header is invalid.',
  noScope: 'The token is not authorized for this scope.',
  wrongUserType: "Token's user type mismatch!",
  otherLocation: 'The token does not have access to this location.',
  badParameters: 'Invalid actionParameters for the given actionType',
  stringParameters: 'Cannot read properties of undefined',
} as const;

/** A refusal; `message` is a list on 422, as in HighLevel's UnprocessableDTO. */
export class Refusal extends Error {
  readonly status: number;
  readonly messages: string | string[];

  constructor(status: number, messages: string | string[]) {
    super(Array.isArray(messages) ? messages.join('; ') : messages);
    this.status = status;
    this.messages = messages;
  }
}

/** The answer with HighLevel's error body: message, error, statusCode, traceId. */
export function errorAnswer(status: number, message?: string | string[]): Answer {
  const error = REASONS[status] ?? 'Error';
  return {
    status,
    body: { message: message ?? error, error, statusCode: status, traceId: randomUUID() },
  };
}
