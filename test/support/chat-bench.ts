import { vi } from 'vitest';
import { ChatError } from '../../src/core/chat-error.js';
import type { ChatEvents } from '../../src/core/chat-events.js';
import type { Log } from '../../src/platform/log.js';
// Loaded before a test begins: it counts on what happens within a few turns of the queue.
import '../../src/state/recovery/recovery.js';
import { createChatModel } from '../../src/state/create-chat-model.js';
import type { OwnedChatModel } from '../../src/state/chat-model.js';
import type { ChatSettings } from '../../src/state/create-chat-model.js';
import { chatFeatures } from './chat-features.js';
import { ManualConnectivity } from './manual-connectivity.js';
import { ManualClock } from './manual-clock.js';
import { RecordingStore } from './recording-store.js';
import { ScriptedTransport, type PlayedAnswer } from './scripted-transport.js';

/** A chat model between two seams that the test holds. */
export class ChatBench {
  readonly clock = new ManualClock();
  readonly transport = new ScriptedTransport();
  readonly store = new RecordingStore();
  readonly connectivity = new ManualConnectivity();
  readonly events: { name: keyof ChatEvents; detail: unknown }[] = [];
  readonly settings: { -readonly [K in keyof ChatSettings]: ChatSettings[K] } = {
    systemPrompt: '',
    maxRetries: 3,
    verifyModel: 'lenient',
    models: ['m'],
    context: {},
    titles: 'words',
    startWith: 'last',
  };

  start(): OwnedChatModel {
    const log: Log = { warn() {}, debug() {} };
    return createChatModel({
      transport: () => this.transport,
      store: this.store,
      settings: () => this.settings,
      features: chatFeatures,
      connectivity: this.connectivity,
      clock: this.clock,
      random: () => 0,
      log,
      emit: (name, detail) => this.events.push({ name, detail }),
    });
  }

  /** Lets every promise that can settle settle. */
  async settle(): Promise<void> {
    for (let i = 0; i < 50; i += 1) await Promise.resolve();
  }

  /** The newest request, once everything that can happen has happened. */
  async answer(): Promise<PlayedAnswer> {
    await this.settle();
    const answer = this.transport.answers.at(-1);
    if (!answer) throw new Error('no request was made');
    return answer;
  }

  /** The request of that number, however long it takes to be made: something may be loaded, or locked, before. */
  async request(number: number): Promise<PlayedAnswer> {
    await vi.waitUntil(() => this.transport.answers.length >= number);
    return this.answer();
  }

  named(name: keyof ChatEvents): unknown[] {
    return this.events.filter((event) => event.name === name).map((event) => event.detail);
  }
}

export const serverFault = (): ChatError => new ChatError('server', 'failed', { status: 500, retryable: true });
