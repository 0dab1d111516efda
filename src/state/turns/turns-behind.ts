import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { RunningTurn } from './running-turn.js';

/** Turns that go on in conversations that were left, one each. */
export interface TurnsBehind {
  /** The ids of these conversations. */
  readonly ids: ReadonlySignal<ReadonlySet<string>>;
  add(conversationId: string, turn: RunningTurn): void;
  /** Takes the turn of a conversation out: it has ended, or its conversation is open again. */
  take(conversationId: string): RunningTurn | undefined;
  /** Ends the turn of a conversation, or all. */
  end(how: (turn: RunningTurn) => void, conversationId?: string): void;
}

export function createTurnsBehind(): TurnsBehind {
  const turns = signal<ReadonlyMap<string, RunningTurn>>(new Map());

  function take(id: string): RunningTurn | undefined {
    const others = new Map(turns.peek());
    const turn = others.get(id);
    if (others.delete(id)) turns.value = others;
    return turn;
  }

  return {
    ids: computed(() => new Set(turns.value.keys())),
    add(id, turn) {
      turns.value = new Map(turns.peek()).set(id, turn);
    },
    take,
    end(how, id) {
      batch(() => {
        for (const other of turns.peek().keys()) {
          const turn = id === undefined || id === other ? take(other) : undefined;
          if (turn) how(turn);
        }
      });
    },
  };
}
