import { signal, type Signal } from '@preact/signals-core';
import type { ChatError } from '../core/chat-error.js';
import type { ChatEvent } from '../core/chat-event.js';
import type { Clock } from '../core/clock.js';
import { messageError } from '../core/message-error.js';
import type { AgentStatus, AnswerMessage, IncompleteReason, Source, Usage } from '../core/message.js';
import type { StreamingAnswer } from './turn.js';

/** An answer while it comes, and the message that it becomes. */
export class AnswerDraft implements StreamingAnswer {
  readonly createdAt: number;
  readonly text: Signal<string> = signal('');
  readonly reasoning: Signal<string> = signal('');
  readonly sources: Signal<readonly Source[]> = signal([]);
  readonly statuses: Signal<readonly AgentStatus[]> = signal([]);
  /** Grows with every change, so that a checkpoint that would write nothing new is left out. */
  revision = 0;
  #usage: Usage | undefined;
  #model: string | undefined;
  #toolCalls: readonly string[] | undefined;
  #reasoningSince: number | undefined;
  #reasoningMs: number | undefined;

  constructor(
    readonly id: string,
    readonly turnId: string,
    private readonly clock: Clock,
  ) {
    this.createdAt = clock.date();
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
        this.#usage = event.usage;
        break;
      case 'model':
        this.#model = event.id;
        break;
      case 'tool-calls':
        this.#toolCalls = event.names;
        break;
    }
  }

  complete(): AnswerMessage {
    return { ...this.#message(), status: 'complete' };
  }

  incomplete(reason: IncompleteReason, error?: ChatError): AnswerMessage {
    const message = { ...this.#message(), status: 'incomplete' as const, reason };
    return error ? { ...message, error: messageError(error) } : message;
  }

  #endReasoning(): void {
    if (this.#reasoningSince !== undefined) this.#reasoningMs ??= this.clock.now() - this.#reasoningSince;
  }

  #message(): Omit<AnswerMessage, 'status'> {
    // A checkpoint in the middle of the reasoning tells the time so far and does not end it.
    const since = this.#reasoningSince;
    const reasoningMs = this.#reasoningMs ?? (since === undefined ? undefined : this.clock.now() - since);
    return {
      role: 'assistant',
      id: this.id,
      turnId: this.turnId,
      createdAt: this.createdAt,
      text: this.text.value,
      ...(this.reasoning.value && { reasoning: this.reasoning.value }),
      ...(reasoningMs !== undefined && { reasoningMs }),
      ...(this.sources.value.length > 0 && { sources: this.sources.value }),
      ...(this.statuses.value.length > 0 && { statuses: this.statuses.value }),
      ...(this.#usage && { usage: this.#usage }),
      ...(this.#model && { model: this.#model }),
      ...(this.#toolCalls && { toolCalls: this.#toolCalls }),
    };
  }
}
