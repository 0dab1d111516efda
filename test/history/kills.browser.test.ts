import { expect, test } from 'vitest';
import type { HistoryStore, StoredConversation } from '../../src/history/history-store.js';
import { databaseName, withRecords } from './database.js';
import type { Killing } from './killed-page.js';
import { answerMessage, userMessage } from './samples.js';
import { open } from './stores.js';

/** Of a conversation, all that was kept, by text. */
type Kept = Readonly<Record<string, readonly string[]>>;

function sample(id: string, turns: number): StoredConversation {
  const messages = Array.from({ length: turns }, (_, at) => [
    { position: 2 * at, message: userMessage(`u-${id}-${at}`) },
    { position: 2 * at + 1, message: answerMessage(`a-${id}-${at}`) },
  ]).flat();
  return {
    conversation: { id, createdAt: 1, updatedAt: 2, title: id, firstWords: `Question u-${id}-0` },
    messages,
    hasEarlier: false,
    branches: [{ id: `b-${id}`, turnId: `t-u-${id}-0`, position: 0, keepsUser: true, createdAt: 1 }],
    draft: `draft of ${id}`,
  };
}

const samples = [sample('c0', 3), sample('c1', 2), sample('c2', 1)];

async function keptIn(history: HistoryStore): Promise<Kept> {
  const kept: Record<string, readonly string[]> = {};
  for await (const { conversation, messages, branches, draft } of history.readAll()) {
    kept[conversation.id] = [
      ...messages.map(({ message }) => message.id).sort(),
      ...branches.map(({ id }) => id),
      draft,
    ];
  }
  return kept;
}

const all: Kept = Object.fromEntries(
  samples.map(({ conversation, messages, branches, draft }) => [
    conversation.id,
    [...messages.map(({ message }) => message.id).sort(), ...branches.map(({ id }) => id), draft],
  ]),
);
const { c0: _, ...others } = all;

/** Runs an operation in a page of its own. Resolves with whether it was killed before it was done. */
async function killed(killing: Killing): Promise<boolean> {
  const frame = document.createElement('iframe');
  const said = (...words: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const onMessage = ({ data }: MessageEvent<unknown>): void => {
        const word = words.find((known) => typeof data === 'string' && data.startsWith(known));
        if (word === undefined) return;
        window.removeEventListener('message', onMessage);
        if (word === 'failed') reject(new Error(String(data)));
        else resolve(word);
      };
      window.addEventListener('message', onMessage);
    });
  const ready = said('ready');
  frame.srcdoc = `<script type="module" src="${new URL('./killed-page.ts', import.meta.url).href}"></script>`;
  document.body.append(frame);
  await ready;
  const ended = said('killed', 'done', 'failed');
  frame.contentWindow?.postMessage(killing, '*');
  const end = await ended;
  frame.remove();
  return end === 'killed';
}

interface Case {
  readonly operation: Killing['operation'];
  /** Where the records are at first. */
  readonly from: 'device' | 'session' | 'nowhere';
  /** What may be there after a kill. */
  readonly outcomes: readonly Kept[];
  /** What is there once the operation was repeated to its end, where the visitor or the next page repeats it. */
  readonly repeated?: Kept;
}

const cases: readonly Case[] = [
  { operation: 'delete', from: 'device', outcomes: [all, others] },
  { operation: 'undo', from: 'device', outcomes: [all, others] },
  { operation: 'finish', from: 'device', outcomes: [all, others] },
  { operation: 'erase', from: 'device', outcomes: [all, others], repeated: others },
  { operation: 'eraseAll', from: 'device', outcomes: [all, {}], repeated: {} },
  { operation: 'import', from: 'nowhere', outcomes: [{}, pick('c0'), pick('c0', 'c1'), all], repeated: all },
  { operation: 'move', from: 'session', outcomes: [{}, all], repeated: all },
];

function pick(...ids: readonly string[]): Kept {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
}

test.each(cases)('$operation: a page that is killed at any record loses and doubles nothing', async (given) => {
  const { operation, from, outcomes, repeated } = given;
  for (let killAt = 0; ; killAt += 1) {
    const name = databaseName();
    const { history } = open(name, { kind: from === 'session' ? 'session' : 'persistent' });
    if (from !== 'nowhere') for (const stored of samples) await history.restoreConversation(stored);
    await history.close();
    const isKilled = await killed({ name, operation, killAt, conversations: samples });
    const later = open(name).history;
    await later.loadLast();
    const kept = await keptIn(later);
    expect(outcomes, `killed at ${killAt}`).toContainEqual(kept);
    if (!isKilled && operation === 'undo') expect(kept).toEqual(all);
    // Of a conversation that is gone nothing is left but the word that it was erased.
    const left = (await withRecords(name)).filter(
      ({ key }) => Array.isArray(key) && key.includes('c0') && key[0] !== 'x',
    );
    if (!('c0' in kept)) expect(left).toEqual([]);
    await later.close();
    if (isKilled && repeated) {
      expect(await killed({ name, operation, killAt: Infinity, conversations: samples })).toBe(false);
      const again = open(name).history;
      expect(await keptIn(again), `repeated after ${killAt}`).toEqual(repeated);
      await again.close();
    }
    if (!isKilled) break;
  }
});
