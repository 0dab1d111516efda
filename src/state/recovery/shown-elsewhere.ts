import { signal, type Signal } from '@preact/signals-core';
import type { AgentStatus, AnswerMessage, Source } from '../../core/message.js';
import type { OtherTabTurn, OtherTabTurns } from '../../tabs/other-tab-turns.js';
import type { RemoteTurns, RunningPhase, StreamingAnswer } from '../turns/turn.js';

/**
 * The turns of other tabs as the screen shows them. An answer that goes on grows in place, so that its bubble alone
 * renders.
 */
export function shownElsewhere(elsewhere: OtherTabTurns, before: RemoteTurns): RemoteTurns {
  return new Map([...elsewhere].map(([turnId, turn]) => [turnId, phaseOf(turn, before.get(turnId))]));
}

function phaseOf(turn: OtherTabTurn, before: RunningPhase | undefined): RunningPhase {
  const { turnId } = turn;
  if (turn.phase === 'waiting') {
    return before?.phase === 'waiting' ? before : { phase: 'waiting', turnId, attempt: 1, since: turn.since };
  }
  const { partial } = turn;
  if (before?.phase !== 'streaming' || !(before.answer instanceof RemoteAnswer) || before.answer.id !== partial.id)
    return { phase: 'streaming', turnId, answer: new RemoteAnswer(partial) };
  before.answer.update(partial);
  return before;
}

/** An answer that comes in another tab, as far as its checkpoints go. */
class RemoteAnswer implements StreamingAnswer {
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
