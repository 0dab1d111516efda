import type { ChatEvent } from '../../../../core/chat-event.js';
import type { Clock } from '../../../../core/clock.js';
import type { RequestMessage } from '../../../../core/conversation.js';
import type { ResolvedOptions } from '../../../../options/chat-options.js';
import type { TurnRequest } from '../../../transport.js';

/** Answers to opening questions, in the memory of the page only; the least used go first. */
export interface AnswerCache {
  /**
   * The events of the request: those of an earlier answer to the same question, else those that `ask` gives. A turn
   * that asks again wants another answer than the one it has, and gets it.
   */
  answer(request: TurnRequest, ask: () => AsyncGenerator<ChatEvent, void>): AsyncGenerator<ChatEvent, void>;
}

interface Entry {
  readonly events: readonly ChatEvent[];
  readonly until: number;
  /** Turns that have had this answer. */
  readonly turns: Set<string>;
}

export function createAnswerCache(options: () => ResolvedOptions, clock: Clock): AnswerCache {
  /** By question, the least used first. */
  const entries = new Map<string, Entry>();

  async function* record(
    key: string,
    turnId: string,
    events: AsyncGenerator<ChatEvent, void>,
  ): AsyncGenerator<ChatEvent, void> {
    const kept: ChatEvent[] = [];
    for await (const event of events) {
      if (event.type !== 'activity') kept.push(event);
      // Before it is told: who reads `end` leaves at once.
      if (event.type === 'end' && isWhole(kept)) keep(key, turnId, kept);
      yield event;
    }
  }

  function keep(key: string, turnId: string, kept: readonly ChatEvent[]): void {
    const { entries: most, maxAge } = options().answerCache;
    entries.delete(key);
    entries.set(key, { events: joined(kept), until: clock.now() + maxAge, turns: new Set([turnId]) });
    for (const oldest of entries.keys()) if (entries.size > most) entries.delete(oldest);
  }

  return {
    async *answer(request, ask) {
      if (!isOpening(request.messages)) return yield* ask();
      const key = keyOf(request, options());
      const entry = entries.get(key);
      if (!entry || entry.until <= clock.now() || entry.turns.has(request.turnId)) {
        entries.delete(key);
        return yield* record(key, request.turnId, ask());
      }
      entry.turns.add(request.turnId);
      entries.delete(key);
      entries.set(key, entry);
      yield* entry.events;
    },
  };
}

/** Whether the request is a first question: nothing of the conversation before it could change its answer. */
function isOpening(messages: readonly RequestMessage[]): boolean {
  return messages.filter(({ role }) => role !== 'system').length === 1;
}

/** Everything that may change the answer, the key's rights included. */
function keyOf({ model, messages }: TurnRequest, options: ResolvedOptions): string {
  const { url, endpoints, apiKey, headers, maxTokens, temperature, requestBody } = options;
  const key = typeof apiKey === 'string' ? apiKey : '';
  const parameters = [maxTokens, temperature, requestBody];
  return JSON.stringify([url, endpoints, key, headers, model ?? options.model, parameters, messages]);
}

/** Only what ended by the model's own word, with a text and nothing left to be done, is worth to be said again. */
function isWhole(events: readonly ChatEvent[]): boolean {
  const end = events.at(-1);
  return end?.type === 'end' && end.finishReason === 'stop' && events.some(({ type }) => type === 'delta');
}

/** The same events with each run of text in one piece. */
function joined(events: readonly ChatEvent[]): readonly ChatEvent[] {
  const all: ChatEvent[] = [];
  for (const event of events) {
    const last = all.at(-1);
    if (event.type === 'delta' && last?.type === 'delta')
      all[all.length - 1] = { ...last, text: last.text + event.text };
    else all.push(event);
  }
  return all;
}
