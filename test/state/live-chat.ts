import type { ChatEvents, TurnDetail } from '../../src/core/chat-events.js';
import { openHistory } from '../../src/history/open-history.js';
import type { HistoryStore } from '../../src/history/history-store.js';
import { parseOptions } from '../../src/options/parse-options.js';
import type { Log } from '../../src/platform/log.js';
import { createChatModel } from '../../src/state/create-chat-model.js';
import type { OwnedChatModel } from '../../src/state/chat-model.js';
import type { Turn } from '../../src/state/turns/turn.js';
import { createOpenWebUITransport } from '../../src/transport/open-webui/open-webui-transport.js';
import { chatFeatures } from '../support/chat-features.js';
import { ManualClock } from '../support/manual-clock.js';

/** A chat as the widget composes it, without its panel: the shipped transport and history, on a clock of the test. */
export interface LiveChat {
  readonly model: OwnedChatModel;
  readonly store: HistoryStore;
  readonly clock: ManualClock;
  /** Hears every piece of an answer as it comes. */
  onDelta: (detail: TurnDetail) => void;
  /** Resolves with the end of the turn that runs, or runs next. */
  turnEnd(): Promise<TurnDetail>;
  /** Resolves once a turn is in the phase, on the attempt where one is named. */
  phase(name: Turn['phase'], attempt?: number): Promise<void>;
}

/** Starts a chat that does not ask for its model first. `random` decides the waits between requests. */
export function startLiveChat(given: Record<string, unknown>, random: () => number = () => 0): LiveChat {
  const clock = new ManualClock();
  const log: Log = { warn() {}, debug() {} };
  const options = parseOptions({ model: 'm', verifyModel: false, maxRetries: 2, ...given });
  const transport = createOpenWebUITransport({ options: () => options, clock, log, isOnline: () => true });
  const store = openHistory({ kind: 'none', name: 'test', clock, log, onFallback() {} });
  let ended: ((detail: TurnDetail) => void)[] = [];

  function emit<N extends keyof ChatEvents>(name: N, detail: ChatEvents[N]): void {
    if (!detail || !('messageId' in detail) || 'value' in detail) return;
    if (name === 'text-delta') chat.onDelta(detail);
    if (name !== 'turn-end') return;
    for (const resolve of ended) resolve(detail);
    ended = [];
  }

  const chat: LiveChat = {
    model: createChatModel({
      transport: () => transport,
      store,
      settings: () => options,
      features: chatFeatures,
      clock,
      random,
      log,
      emit,
    }),
    store,
    clock,
    onDelta() {},
    turnEnd: () => new Promise((resolve) => ended.push(resolve)),
    async phase(name, attempt) {
      let stop = (): void => {};
      await new Promise<void>((resolve) => {
        stop = chat.model.turn.subscribe((turn) => {
          if (turn.phase !== name) return;
          if (attempt === undefined || !('attempt' in turn) || turn.attempt === attempt) resolve();
        });
      });
      stop();
    },
  };
  return chat;
}
