import type { ReadonlySignal, Signal } from '@preact/signals';
import type { AgentStatus, AnswerMessage, Source } from '../core/message.js';

/** An answer as its parts show it, coming or settled. */
export interface AnswerView {
  /** Once it is settled. */
  readonly message: AnswerMessage | undefined;
  readonly reasoning: ReadonlySignal<string>;
  readonly hasReasoning: boolean;
  /** When it began to come, in ms of the clock that never jumps. */
  readonly since: number;
  /** Whether its reasoning comes and its text has not begun. */
  readonly isThinking: boolean;
  readonly statuses: readonly AgentStatus[];
  readonly sources: readonly Source[];
  readonly images: readonly string[];
  /** The number of the source whose passages are shown, or 0. */
  readonly openSource: Signal<number>;
}
