import { onTestFinished, expect, vi } from 'vitest';
import { openHistory } from '../../src/history/open-history.js';
import type { HistoryStore } from '../../src/history/history-store.js';
import { createChatModel } from '../../src/state/create-chat-model.js';
import type { OwnedChatModel } from '../../src/state/chat-model.js';
import type { ChatSettings } from '../../src/state/create-chat-model.js';
import { chatFeatures } from './chat-features.js';
import type { ChatTransport } from '../../src/transport/transport.js';
import { ManualClock } from './manual-clock.js';
import { ManualConnectivity } from './manual-connectivity.js';
import { ScriptedTransport } from './scripted-transport.js';

const log = { warn() {}, debug() {} };

/** A page of a visitor, over a history that outlives it. */
export class VisitorPage {
  readonly transport = new ScriptedTransport() as ScriptedTransport & Pick<ChatTransport, 'title'>;
  readonly settings: { -readonly [K in keyof ChatSettings]: ChatSettings[K] } = {
    systemPrompt: '',
    maxRetries: 0,
    verifyModel: false,
    models: ['m'],
    context: {},
    titles: 'words',
    startWith: 'last',
  };

  constructor(
    readonly store: HistoryStore = memory(),
    readonly clock = new ManualClock(),
  ) {}

  start(settings: Partial<ChatSettings> = {}): OwnedChatModel {
    Object.assign(this.settings, settings);
    const model = createChatModel({
      transport: () => this.transport,
      store: { ...this.store, kind: 'memory', close: () => Promise.resolve() },
      settings: () => this.settings,
      features: chatFeatures,
      connectivity: new ManualConnectivity(),
      clock: this.clock,
      random: () => 0,
      log,
      emit() {},
    });
    onTestFinished(() => model.dispose());
    return model;
  }

  /** Sends a text and lets it be answered. */
  async say(model: OwnedChatModel, text: string, reply = `re: ${text}`): Promise<void> {
    const before = this.transport.answers.length;
    model.send(text);
    await vi.waitFor(() => expect(this.transport.answers.length).toBe(before + 1));
    const answer = this.transport.answers.at(-1);
    answer?.say(reply);
    answer?.end();
    await vi.waitFor(() => expect(model.turn.value.phase).toBe('idle'));
  }

  /** Three conversations, the last one open. */
  async chatter(): Promise<OwnedChatModel> {
    const model = this.start();
    for (const text of ['bees', 'trees', 'seas']) {
      model.newConversation();
      await this.say(model, text);
      this.clock.advance(60_000);
    }
    await model.conversations.load();
    return model;
  }
}

function memory(): HistoryStore {
  return openHistory({ kind: 'none', name: 'test', clock: new ManualClock(), log, onFallback() {} });
}

export const names = ({ conversations }: OwnedChatModel): (string | undefined)[] =>
  (conversations.entries.value ?? []).map(({ title, firstWords }) => title ?? firstWords);
export const texts = (model: OwnedChatModel): string[] => model.messages.value.map((message) => message.text);

export function idOf(model: OwnedChatModel, name: string): string {
  const found = model.conversations.entries.value?.find(({ title, firstWords }) => (title ?? firstWords) === name);
  if (!found) throw new Error(`no conversation ${name}`);
  return found.id;
}
