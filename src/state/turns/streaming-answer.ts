import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { ChatError } from '../../core/chat-error.js';
import type { ChatEvent } from '../../core/chat-event.js';
import type { Clock } from '../../core/clock.js';
import { defined } from '../../core/defined.js';
import { messageError } from '../../core/message-error.js';
import type { AgentStatus, AnswerMessage, IncompleteReason } from '../../core/message.js';
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
  const steps = listStatuses(begun.statuses ?? [], clock);
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
      statuses: some(steps.all()),
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
    statuses: steps.shown,
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
          steps.add(event.status);
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

/** Kept of an answer's statuses: the newest. An agent that tells each of its steps may tell tens of thousands. */
const mostStatuses = 100;
/** In ms. Statuses that come within this time after one that is shown are shown together. */
const statusPause = 50;

interface StatusList {
  readonly shown: ReadonlySignal<readonly AgentStatus[]>;
  add(status: AgentStatus): void;
  /** With those that are not shown yet. */
  all(): readonly AgentStatus[];
}

/** A list that is copied once a pause, and not once a status. */
function listStatuses(begun: readonly AgentStatus[], clock: Clock): StatusList {
  const shown = signal(begun);
  let added: AgentStatus[] = [];
  let isPausing = false;

  function all(): readonly AgentStatus[] {
    if (added.length > 0) {
      shown.value = [...shown.peek(), ...added.slice(-mostStatuses)].slice(-mostStatuses);
      added = [];
    }
    return shown.peek();
  }

  return {
    shown,
    all,
    add(status) {
      added.push(status);
      if (isPausing) return;
      all();
      isPausing = true;
      clock.after(statusPause, () => {
        isPausing = false;
        all();
      });
    },
  };
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
