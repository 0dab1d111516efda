import { signal } from '@preact/signals-core';
import type { ChatError } from '../../core/chat-error.js';
import type { ChatEvent } from '../../core/chat-event.js';
import type { Clock } from '../../core/clock.js';
import { defined } from '../../core/defined.js';
import { messageError } from '../../core/message-error.js';
import type { AnswerMessage, IncompleteReason } from '../../core/message.js';
import type { CheckpointSource } from '../ports.js';
import type { StreamingAnswer } from './turn.js';

/** An answer of this tab while it comes, and the message that it becomes. */
export interface OwnedStreamingAnswer extends StreamingAnswer, CheckpointSource {
  readonly id: string;
  /** Takes in an event of the transport; `end` is not for the answer but for the turn. */
  apply(event: ChatEvent): void;
  complete(): AnswerMessage;
  incomplete(reason: IncompleteReason, error?: ChatError): AnswerMessage;
}

/** @param begun the answer that goes on, where it is not a new one */
export function createStreamingAnswer(
  id: string,
  turnId: string,
  clock: Clock,
  begun: Partial<AnswerMessage> = {},
  branch: string | undefined = begun.branch,
): OwnedStreamingAnswer {
  const { createdAt = clock.date(), model, images, feedback } = begun;
  const text = signal(begun.text ?? '');
  const reasoning = signal(begun.reasoning ?? '');
  const sources = signal(begun.sources ?? []);
  const statuses = signal(begun.statuses ?? []);
  const since = clock.now();
  let revision = 0;
  /** Shown only once the answer has ended, so no signal. */
  let rest: Pick<AnswerMessage, 'images' | 'usage' | 'model' | 'toolCalls'> = defined({ model, images });
  let reasoningSince: number | undefined;
  let { reasoningMs } = begun;

  function message(): Omit<AnswerMessage, 'status'> {
    return defined({
      role: 'assistant',
      id,
      turnId,
      createdAt,
      feedback,
      branch,
      text: text.value,
      reasoning: reasoning.value || undefined,
      // A checkpoint in the middle of the reasoning tells the time so far and does not end it.
      reasoningMs: reasoningMs ?? (reasoningSince === undefined ? undefined : clock.now() - reasoningSince),
      sources: some(sources.value),
      statuses: some(statuses.value),
      durationMs: clock.now() - since,
      ...rest,
    } as const);
  }

  return {
    id,
    turnId,
    createdAt,
    text,
    reasoning,
    sources,
    statuses,
    get revision() {
      return revision;
    },
    apply(event) {
      revision += 1;
      switch (event.type) {
        case 'delta':
          if (reasoningSince !== undefined) reasoningMs ??= clock.now() - reasoningSince;
          text.value += event.text;
          break;
        case 'reasoning':
          reasoningSince ??= clock.now();
          reasoning.value += event.text;
          break;
        case 'sources':
          sources.value = event.sources;
          break;
        case 'status':
          statuses.value = [...statuses.value, event.status];
          break;
        case 'usage':
          rest = { ...rest, usage: event.usage };
          break;
        case 'model':
          rest = { ...rest, model: event.id };
          break;
        case 'image':
          rest = { ...rest, images: [...(rest.images ?? []), event.url] };
          break;
        case 'tool-calls':
          rest = { ...rest, toolCalls: event.names };
          break;
      }
    },
    complete: () => ({ ...message(), status: 'complete' }),
    incomplete: (reason, error) =>
      defined({ ...message(), status: 'incomplete', reason, error: error && messageError(error) } as const),
  };
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
