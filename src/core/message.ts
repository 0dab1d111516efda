import type { ChatErrorCode } from './chat-error.js';
import { defined } from './defined.js';

/** The visitor's message: waiting for its turn, on its way, answered, or not delivered (with a reason). */
export type UserMessageStatus = 'queued' | 'sending' | 'complete' | 'failed';

/** The reason why an answer is not whole: the visitor stopped it, the page went away, the server said so, or an error. */
export type IncompleteReason = 'stopped' | 'reload' | 'length' | 'content-filter' | ChatErrorCode;

/** The part of an error that is kept with a message and may be stored: no server text, no key. */
export interface MessageError {
  readonly code: ChatErrorCode;
  readonly retryable: boolean;
  readonly status?: number;
  /** Milliseconds the server asked to wait; set where it was too long to wait by itself. */
  readonly retryAfter?: number;
  /** The server's own text, at most 300 characters; shown only with `debug`, never stored. */
  readonly serverText?: string;
  /** The sentence of the owner for this case, where a relay passes it on; never stored. */
  readonly ownerText?: string;
}

/** A document the answer draws on (Open WebUI `sources` frames). */
export interface Source {
  readonly name: string;
  /** An http(s) address, where the server gave one. */
  readonly url?: string;
  /** The passages the server quoted. */
  readonly passages: readonly string[];
  /** The page of each passage, as the document counts them; empty where it is not known. */
  readonly pages?: readonly string[];
}

/** A step of an agent (Open WebUI `status` events). */
export interface AgentStatus {
  /** Its own words; empty where `action` says it. */
  readonly description: string;
  readonly done: boolean;
  /** The kind of work, where the server names one that we have words for. */
  readonly action?: AgentAction;
  /** How many sources it found. */
  readonly count?: number;
  /** Its queries, and the pages that it reads. */
  readonly details?: readonly AgentDetail[];
  /** Whether this step failed; the answer may come all the same. */
  readonly isFault?: boolean;
}

/** `search`: in documents or on the web. `queries`: it has thought of what to search for. `found`: it has sources. */
export type AgentAction = 'search' | 'queries' | 'found';

/** A query, or a page that is read. */
export interface AgentDetail {
  readonly text: string;
  /** An http(s) address. */
  readonly url?: string;
}

/** Token counts as the server reported them. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly totalTokens?: number;
}

/** A thumb up or down. */
export type Feedback = 1 | -1;

interface MessageBase {
  /** Made by the client, unique for ever; writing a message twice under its id is harmless. */
  readonly id: string;
  /** One turn is one user message and its answers. */
  readonly turnId: string;
  /** Milliseconds since 1970. For display only: the order of messages is their order in the list. */
  readonly createdAt: number;
  readonly text: string;
  /** The branch it was written on (`core/branch.ts`); absent: the trunk. */
  readonly branch?: string;
}

/** A message of the visitor. */
export interface UserMessage extends MessageBase {
  readonly role: 'user';
  readonly status: UserMessageStatus;
  /** Set when `status` is `failed`, and on a queued message that waits for the connection. */
  readonly error?: MessageError;
  /**
   * The id under which a relay keeps the answer: set on a message that is being sent, until its answer has ended, so that
   * another page can take the answer up.
   */
  readonly takeUp?: string;
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
  /** Pictures that came beside the text: addresses of http(s), or of kind `data:` that hold the picture itself. */
  readonly images?: readonly string[];
  /** From the first that came of it until its end, in milliseconds. */
  readonly durationMs?: number;
  /** The visitor's verdict: 1 for good, -1 for bad. */
  readonly feedback?: Feedback;
}

/** A settled message: replaced as a whole when it changes, never mutated. */
export type Message = UserMessage | AnswerMessage;

/** A message of the visitor that nobody has sent yet. */
export function queuedMessage(
  fields: Pick<UserMessage, 'id' | 'turnId' | 'createdAt' | 'text'> & { readonly branch: string | undefined },
): UserMessage {
  return defined({ ...fields, role: 'user', status: 'queued' } as const);
}

/** The message in another state, without the error it met before and without its answer at a relay. */
export function withStatus(
  { error: _, takeUp: _id, ...user }: UserMessage,
  status: 'queued' | 'sending' | 'complete',
): UserMessage {
  return { ...user, status };
}

/** Whether the message waits until the server can be reached. */
export function isWaitingOffline({ status, error }: UserMessage): boolean {
  return status === 'queued' && error?.code === 'offline';
}

/** Whether the message was being worked on when it was written: by a page that is gone, or by another tab. */
export function isPending(message: Message): boolean {
  if (message.role === 'assistant') return message.reason === 'reload';
  return message.status === 'sending' || message.status === 'queued';
}

/** Whether more of the answer may be asked for: there is some text, and nothing forbids the rest. */
export function canContinue({ status, text, reason = 'reload' }: AnswerMessage): boolean {
  return status === 'incomplete' && text !== '' && !['content-filter', 'too-long'].includes(reason);
}
