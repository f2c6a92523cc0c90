import type { ActionParameters, ActionType } from '../actions/index.ts';
import { apiOrigin, calls } from './api.ts';

/** A request without its credential: the preview and the client build the same one. */
export interface ActionRequest {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: {
    agentId: string;
    locationId: string;
    actionType: ActionType;
    name: string;
    actionParameters: ActionParameters;
  };
}

/**
 * The one request the product exists for, exactly as documented
 * (HighLevel's OpenAPI, `POST /voice-ai/actions`). `Authorization` is added where it is sent.
 */
export function createActionRequest(
  target: { locationId: string; agentId: string },
  action: { type: ActionType; name: string; parameters: ActionParameters },
): ActionRequest {
  return {
    method: calls.createAction.method as 'POST',
    url: apiOrigin + calls.createAction.path,
    headers: { Version: calls.createAction.version, 'Content-Type': 'application/json' },
    body: {
      agentId: target.agentId,
      locationId: target.locationId,
      actionType: action.type,
      name: action.name,
      actionParameters: action.parameters,
    },
  };
}

/** The request as a `curl` command for a POSIX shell; the token is a placeholder. */
export function toCurl(request: ActionRequest): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const headers = { Authorization: 'Bearer <token>', ...request.headers };
  return [
    `curl --request ${request.method}`,
    `--url ${quote(request.url)}`,
    ...Object.entries(headers).map(([key, value]) => `--header ${quote(`${key}: ${value}`)}`),
    `--data ${quote(JSON.stringify(request.body, null, 2))}`,
  ].join(' \\\n  ');
}
