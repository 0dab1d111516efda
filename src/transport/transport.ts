import type { ChatEvent } from '../core/chat-event.js';
import type { RequestMessage } from '../core/conversation.js';
import type { Verification } from '../core/verification.js';

/** One request for one answer. */
export interface TurnRequest {
  /** For transports whose server keeps the conversation; the shipped one does not send it. */
  readonly conversationId: string;
  /** The same for every attempt of a turn. */
  readonly turnId: string;
  /** The model to ask, exactly as the server names it. Default: the configured one. */
  readonly model?: string;
  /** The id under which a relay keeps the answer; 32 hexadecimal digits that nobody else knows. */
  readonly answerId?: string;
  /** The whole request, system prompt first. */
  readonly messages: readonly RequestMessage[];
}

/** An answer that another page began. */
export type TakeUpRequest = Required<Pick<TurnRequest, 'turnId' | 'answerId'>>;

/** The reason of a signal that aborts as the page goes away: a relay goes on with the answer. */
export const pageLeft = Symbol('the page goes away');

/**
 * The seam to the network. Everything above it (retries, history, the screen) knows only this; the shipped
 * transport speaks to Open WebUI and to any OpenAI-compatible gateway.
 */
export interface ChatTransport {
  /** Whether `stream` asks for a stream: decides whether a timed-out request may be sent again. */
  readonly streams: boolean;

  /** Whether a relay of the owner's stands before the server. Default: direct. */
  readonly connection?: 'direct' | 'relay';

  /**
   * Asks the server about the configured models. Resolves with the outcome; never rejects, unless `signal` aborts:
   * then it rejects with the signal's reason.
   */
  verify(signal: AbortSignal): Promise<Verification>;

  /**
   * Sends exactly one request (and one more with a fresh key after a 401, where the key is a function). Yields
   * what the server says, `end` last; every rejection is a `ChatError`, or `signal.reason` when `signal` aborted.
   * Aborting closes the connection. Retries are not its business.
   */
  stream(request: TurnRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;

  /**
   * The answer that a relay goes on with, from its beginning, as {@link stream} would tell it. Rejects with a `ChatError`
   * where the relay does not know it any more.
   */
  takeUp?(request: TakeUpRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;

  /**
   * Whether the server answers at all, whatever it says: a cheap question that costs it nothing. Without this method
   * the browser's own word on its connection counts. Rejects only with the reason of `signal`.
   */
  isReachable?(signal: AbortSignal): Promise<boolean>;

  /**
   * A title for these messages, in a few words, or undefined where the server has none to give. Never rejects, unless
   * `signal` aborts.
   */
  title?(messages: readonly RequestMessage[], signal: AbortSignal): Promise<string | undefined>;
}
