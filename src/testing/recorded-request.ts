/** The kinds of requests that the gateway tells apart. */
export type Route = 'models' | 'chat' | 'title' | 'version' | 'config' | 'health' | 'preflight' | 'unknown';

/** A request as a scenario function sees it. */
export interface RehearsalRequest {
  /** 1 for the first request. */
  readonly index: number;
  readonly route: Route;
  readonly method: string;
  /** Path of the address, base path included. */
  readonly path: string;
  /** With lower-case names; the key is in it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of the body, its text where it is none, undefined where there was no body. */
  readonly body: unknown;
  /** The field `model` of the body. */
  readonly model: string | undefined;
  /** Text of the last message of role `user`, or an empty string. */
  readonly question: string;
  /** Milliseconds of the rehearsal's clock. */
  readonly receivedAt: number;
}

/** A request with what became of it. */
export interface RecordedRequest extends RehearsalRequest {
  /** The scenario that answered, where one did. */
  scenario?: string;
  status?: number;
  /** When the headers were sent. */
  headersAt?: number;
  /** When the last byte was sent, the connection was broken by the scenario, or the client had gone. */
  endedAt?: number;
  /** Whether the client closed the connection before the answer ended. */
  closedEarly: boolean;
  /** Text of the answer that was sent, as far as it was. */
  sentText: string;
  /** Pieces that the text was sent in. */
  sentTokens: number;
}
