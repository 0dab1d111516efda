import type { AgentStatus, Source, Usage } from './message.js';

/** Why the model ended its answer, in our words; a provider's other words count as `stop`. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls';

/**
 * The events of an answer, as a transport tells them. The first event of any kind ends the wait for the first frame and
 * forbids an automatic retry from then on; `end` is said once, last. A failure is not an event: the iteration
 * rejects with a `ChatError`, and what was said before stays valid.
 */
export type ChatEvent =
  /** A piece of the answer's text. */
  | { readonly type: 'delta'; readonly text: string }
  /** A piece of the model's reasoning. */
  | { readonly type: 'reasoning'; readonly text: string }
  /** Documents the answer draws on; replaces what was said before. */
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  /** The present step of an agent. */
  | { readonly type: 'status'; readonly status: AgentStatus }
  /** Token counts; a later one replaces an earlier one. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The model that really answers. */
  | { readonly type: 'model'; readonly id: string }
  /** Names of tools the model wants called. Nobody runs them here. */
  | { readonly type: 'tool-calls'; readonly names: readonly string[] }
  /** A picture of the answer, beside its text; an address of http(s) or of kind `data:`. */
  | { readonly type: 'image'; readonly url: string }
  /** The server is at work but says nothing to show (a role, an empty delta, an unknown frame). */
  | { readonly type: 'activity' }
  /** The answer ended by the server's own word. */
  | { readonly type: 'end'; readonly finishReason: FinishReason };
