import { signal, type Signal } from '@preact/signals-core';
import type { AgentStatus, AnswerMessage, Source } from '../../core/message.js';
import type { StreamingAnswer } from './turn.js';

/** An answer that comes in another tab, as far as its checkpoints go. */
export class RemoteAnswer implements StreamingAnswer {
  readonly id: string;
  readonly turnId: string;
  readonly createdAt: number;
  readonly text: Signal<string> = signal('');
  readonly reasoning: Signal<string> = signal('');
  readonly sources: Signal<readonly Source[]> = signal([]);
  readonly statuses: Signal<readonly AgentStatus[]> = signal([]);

  constructor(partial: AnswerMessage) {
    this.id = partial.id;
    this.turnId = partial.turnId;
    this.createdAt = partial.createdAt;
    this.update(partial);
  }

  update({ text, reasoning = '', sources = [], statuses = [] }: AnswerMessage): void {
    this.text.value = text;
    this.reasoning.value = reasoning;
    if (sources.length !== this.sources.value.length) this.sources.value = sources;
    if (JSON.stringify(statuses) !== JSON.stringify(this.statuses.value)) this.statuses.value = statuses;
  }
}
