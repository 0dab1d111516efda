/**
 * Every kind of error, as a closed set: the strings of every language have one sentence for each code, so a new
 * code without a text does not compile.
 */
export const chatErrorCodes = [
  'network',
  'offline',
  'timeout',
  'interrupted',
  'stall',
  'auth',
  'forbidden',
  'not-found',
  'bad-request',
  'too-large',
  'context-too-long',
  'rate-limit',
  'quota',
  'busy',
  'server',
  'conflict',
  'redirect',
  'unexpected-body',
  'empty',
  'too-long',
  'model',
  'config',
  'storage',
] as const;

/** One of {@link chatErrorCodes}. */
export type ChatErrorCode = (typeof chatErrorCodes)[number];

/** Details a {@link ChatError} may carry. */
export interface ChatErrorInit {
  /** Whether asking again may help. Default: false. */
  retryable?: boolean;
  /** Whether the server may have run the turn although no answer could be read: then it is asked once more at most. */
  mayHaveRun?: boolean;
  /** HTTP status, where a response came. */
  status?: number;
  /** Milliseconds the server asked to wait before the next request. */
  retryAfter?: number;
  /** The server's own text, as plain text of at most 300 characters. For the debug log and "Show details" only. */
  serverText?: string;
  /** Whether `serverText` is a sentence of the owner's for visitors, which a relay passes on. */
  isOwnerText?: boolean;
  /** The underlying error. */
  cause?: unknown;
}

// Registered globally, so that an error of one loaded copy of the script is known to another copy.
const brand: unique symbol = Symbol.for('causerie.ChatError');

/**
 * The one error class of Causerie. `code`, never `message`, decides which sentence the visitor reads.
 *
 * @example
 * try {
 *   createChat({ url: '', model: 'support' });
 * } catch (error) {
 *   if (isChatError(error) && error.code === 'config') console.error(error.message);
 * }
 */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  declare readonly code: ChatErrorCode;
  readonly retryable: boolean = false;
  declare readonly mayHaveRun: boolean | undefined;
  declare readonly status: number | undefined;
  declare readonly retryAfter: number | undefined;
  declare readonly serverText: string | undefined;
  declare readonly isOwnerText: boolean | undefined;
  readonly [brand] = true;

  constructor(code: ChatErrorCode, message: string, init?: ChatErrorInit) {
    super(message);
    Object.assign(this, init, { code });
  }
}

/**
 * True for a {@link ChatError} of this or of any other loaded copy of Causerie.
 *
 * @example
 * chat.history.export().catch((error) => isChatError(error) && error.code === 'storage' && showFullDisk());
 */
export function isChatError(value: unknown): value is ChatError {
  return typeof value === 'object' && value !== null && brand in value;
}
