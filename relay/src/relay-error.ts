/** Why a request is refused; the same words stand in the body of the refusal. */
export type RelayErrorCode =
  | 'origin'
  | 'session'
  | 'identity'
  | 'not-found'
  | 'model'
  | 'bad-request'
  | 'too-large'
  | 'rate-limit'
  | 'quota'
  | 'busy'
  | 'upstream'
  | 'stopped'
  | 'interrupted';

/** The status and the sentence of each code. */
const refusals: Readonly<Record<RelayErrorCode, readonly [status: number, message: string]>> = {
  origin: [403, 'This site may not use this relay.'],
  session: [401, 'The session is missing, unknown or over. Ask for the list of models to get one.'],
  identity: [403, 'The visitor could not be verified.'],
  'not-found': [404, 'There is nothing here.'],
  model: [404, 'This model is not offered here.'],
  'bad-request': [400, 'The request is not one that this relay understands.'],
  'too-large': [413, 'The request is too large.'],
  'rate-limit': [429, 'Too many requests. Try again in a moment.'],
  quota: [429, 'The allowance for today is used up.'],
  busy: [429, 'Too many answers are being written at once. Try again in a moment.'],
  upstream: [502, 'The AI server did not answer as it should.'],
  stopped: [410, 'The answer was stopped.'],
  interrupted: [410, 'The answer was interrupted.'],
};

interface RelayErrorInit {
  readonly message?: string | undefined;
  readonly status?: number | undefined;
  /** Seconds to wait before another attempt. */
  readonly retryAfter?: number | undefined;
  /** Whether the message is a sentence of the owner's, for visitors to read. */
  readonly isOwnText?: boolean;
  /** For the log; nobody outside reads it. */
  readonly cause?: unknown;
}

/** A refusal. Everything in it but the cause may be read by the visitor. */
export class RelayError extends Error {
  override readonly name = 'RelayError';
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly isOwnText: boolean;

  constructor(
    readonly code: RelayErrorCode,
    { message, status, retryAfter, isOwnText = false, cause }: RelayErrorInit = {},
  ) {
    super(message ?? refusals[code][1], { cause });
    this.status = status ?? refusals[code][0];
    this.retryAfter = retryAfter;
    this.isOwnText = isOwnText;
  }

  /** The body of the refusal, and of the frame that ends an answer. */
  get body(): { readonly error: { readonly code: RelayErrorCode; readonly message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

/** An error frame of a stream, which is its last. */
export function errorFrame(error: RelayError): string {
  return `data: ${JSON.stringify(error.body)}`;
}

/** Beside a refusal whose message is the owner's own sentence: the widget shows it as it is. */
export const ownTextHeader = 'causerie-owner-text';

/** The refusal as a response. */
export function refusalResponse(error: RelayError): Response {
  const headers = {
    ...(error.retryAfter !== undefined && { 'retry-after': String(Math.ceil(error.retryAfter)) }),
    ...(error.isOwnText && { [ownTextHeader]: '1' }),
  };
  return Response.json(error.body, { status: error.status, headers });
}
