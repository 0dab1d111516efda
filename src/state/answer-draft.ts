import { signal, type Signal } from '@preact/signals-core';
import type { ChatError } from '../core/chat-error.js';
import type { ChatEvent } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import { defined } from '../core/defined.js';
import { messageError } from '../core/message-error.js';
import type { AgentStatus, AnswerMessage, IncompleteReason, Source } from '../core/message.js';
import type { StreamingAnswer } from './turn.js';

/** An answer while it comes, and the message that it becomes. */
export class AnswerDraft implements StreamingAnswer {
  readonly createdAt: number;
  readonly text: Signal<string>;
  readonly reasoning: Signal<string>;
  readonly sources: Signal<readonly Source[]>;
  readonly statuses: Signal<readonly AgentStatus[]>;
  /** Grows with every change, so that a checkpoint that would write nothing new is left out. */
  revision = 0;
  readonly #since: number;
  /** What is shown once the answer has ended. */
  #rest: Pick<AnswerMessage, 'images' | 'usage' | 'model' | 'toolCalls'>;
  #reasoningSince: number | undefined;
  #reasoningMs: number | undefined;

  /** @param begun the answer that goes on, where it is not a new one */
  constructor(
    readonly id: string,
    readonly turnId: string,
    private readonly clock: Clock,
    private readonly begun?: AnswerMessage,
    private readonly branch = begun?.branch,
  ) {
    this.createdAt = begun?.createdAt ?? clock.date();
    this.text = signal(begun?.text ?? '');
    this.reasoning = signal(begun?.reasoning ?? '');
    this.sources = signal(begun?.sources ?? []);
    this.statuses = signal(begun?.statuses ?? []);
    const { model, images } = begun ?? {};
    this.#rest = defined({ model, images });
    this.#reasoningMs = begun?.reasoningMs;
    this.#since = clock.now();
  }

  /** Takes in what the transport said; `end` is not for the draft but for the turn. */
  apply(event: ChatEvent): void {
    this.revision += 1;
    switch (event.type) {
      case 'delta':
        this.#endReasoning();
        this.text.value += event.text;
        break;
      case 'reasoning':
        this.#reasoningSince ??= this.clock.now();
        this.reasoning.value += event.text;
        break;
      case 'sources':
        this.sources.value = event.sources;
        break;
      case 'status':
        this.statuses.value = [...this.statuses.value, event.status];
        break;
      case 'usage':
        this.#rest = { ...this.#rest, usage: event.usage };
        break;
      case 'model':
        this.#rest = { ...this.#rest, model: event.id };
        break;
      case 'image':
        this.#rest = { ...this.#rest, images: [...(this.#rest.images ?? []), event.url] };
        break;
      case 'tool-calls':
        this.#rest = { ...this.#rest, toolCalls: event.names };
        break;
    }
  }

  complete(): AnswerMessage {
    return { ...this.#message(), status: 'complete' };
  }

  incomplete(reason: IncompleteReason, error?: ChatError): AnswerMessage {
    return defined({ ...this.#message(), status: 'incomplete', reason, error: error && messageError(error) } as const);
  }

  #endReasoning(): void {
    if (this.#reasoningSince !== undefined) this.#reasoningMs ??= this.clock.now() - this.#reasoningSince;
  }

  #message(): Omit<AnswerMessage, 'status'> {
    // A checkpoint in the middle of the reasoning tells the time so far and does not end it.
    const since = this.#reasoningSince;
    const reasoningMs = this.#reasoningMs ?? (since === undefined ? undefined : this.clock.now() - since);
    return defined({
      role: 'assistant',
      id: this.id,
      turnId: this.turnId,
      createdAt: this.createdAt,
      feedback: this.begun?.feedback,
      branch: this.branch,
      text: this.text.value,
      reasoning: this.reasoning.value || undefined,
      reasoningMs,
      sources: some(this.sources.value),
      statuses: some(this.statuses.value),
      durationMs: this.clock.now() - this.#since,
      ...this.#rest,
    } as const);
  }
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
