import { LocalTurn } from './local-turn.js';
import type { TurnStore } from './turn-store.js';

/**
 * Answers in the memory of this process.
 *
 * @param keep seconds for which an answer can be read after its end
 */
export function createMemoryTurns(keep: number): TurnStore {
  const turns = new Map<string, LocalTurn>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function forgetLater(id: string, turn: LocalTurn): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (turns.get(id) === turn) turns.delete(id);
    }, keep * 1000);
    timers.add(timer);
  }

  return {
    async begin(rules) {
      const { id } = rules;
      const turn = new LocalTurn(rules);
      if (id === undefined) return turn;
      // An answer that failed may be asked for again; its client has been told.
      const before = turns.get(id);
      if (before && before.ended !== 'failed') return undefined;
      turns.set(id, turn);
      turn.onEnd(() => forgetLater(id, turn));
      return turn;
    },
    find: async (id) => turns.get(id),
    async forget(id) {
      turns.delete(id);
    },
    async dispose() {
      for (const timer of timers) clearTimeout(timer);
      turns.clear();
    },
  };
}
