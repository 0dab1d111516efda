import type { ChatErrorCode } from './chat-error.js';

/** The visitor's message: waiting for its turn, on its way, answered, or not delivered (with a reason). */
export type UserMessageStatus = 'queued' | 'sending' | 'complete' | 'failed';

/** Why an answer is not whole: the visitor stopped it, the page went away, the server said so, or a fault. */
export type IncompleteReason = 'stopped' | 'reload' | 'length' | 'content-filter' | ChatErrorCode;

/** The part of a fault that is kept with a message and may be stored: no server text, no key. */
export interface MessageError {
  readonly code: ChatErrorCode;
  readonly retryable: boolean;
  readonly status?: number;
  /** Milliseconds the server asked to wait; set where it was too long to wait by itself. */
  readonly retryAfter?: number;
  /** What the server wrote, at most 300 characters; shown only with `debug`, never stored. */
  readonly serverText?: string;
}

/** A document the answer draws on (Open WebUI `sources` frames). */
export interface Source {
  readonly name: string;
  /** An http(s) address, where the server gave one. */
  readonly url?: string;
  /** The passages the server quoted. */
  readonly passages: readonly string[];
}

/** What an agent says it is doing (Open WebUI `status` events). */
export interface AgentStatus {
  readonly description: string;
  readonly done: boolean;
}

/** Token counts as the server reported them. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
}

interface MessageBase {
  /** Made by the client, unique for ever; writing a message twice under its id is harmless. */
  readonly id: string;
  /** One turn is one user message and its answers. */
  readonly turnId: string;
  /** Milliseconds since 1970. For display only: the order of messages is their order in the list. */
  readonly createdAt: number;
  readonly text: string;
}

/** What the visitor wrote. */
export interface UserMessage extends MessageBase {
  readonly role: 'user';
  readonly status: UserMessageStatus;
  /** Set when `status` is `failed`. */
  readonly error?: MessageError;
}

/** An answer that has ended. While it streams it lives in the turn, not here. */
export interface AnswerMessage extends MessageBase {
  readonly role: 'assistant';
  readonly status: 'complete' | 'incomplete';
  /** Set when `status` is `incomplete`. */
  readonly reason?: IncompleteReason;
  /** Set when `reason` is an error code. */
  readonly error?: MessageError;
  readonly reasoning?: string;
  /** How long the model reasoned, in milliseconds. */
  readonly reasoningMs?: number;
  readonly sources?: readonly Source[];
  readonly statuses?: readonly AgentStatus[];
  readonly usage?: Usage;
  /** The model that answered, where it differs from the one asked. */
  readonly model?: string;
  /** Names of tools the model wanted called and nobody runs. */
  readonly toolCalls?: readonly string[];
}

/** A settled message: replaced as a whole when it changes, never mutated. */
export type Message = UserMessage | AnswerMessage;
