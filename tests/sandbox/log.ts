/** One request to the API, as the sandbox saw it. */
export interface LoggedRequest {
  /** When it had arrived in full, in milliseconds since 1970. */
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Parsed JSON, form fields as an object, the raw text of anything else, '' for none. */
  body: unknown;
  /** `open` until it is answered, `cut` when the connection was destroyed instead. */
  status: number | 'open' | 'cut';
  /** The location that the token is for, or that the request names. */
  locationId?: string;
  httpVersion: '1.1' | '2.0';
  /** Which connection (1, 2, 3 …) it came on, and whether that had served a request before. */
  connection: number;
  reusedConnection: boolean;
  /** The id of the action that this request stored. */
  stored?: string;
}
