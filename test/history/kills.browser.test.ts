import { expect, test } from 'vitest';
import type { HistoryStore, StoredConversation } from '../../src/history/history-store.js';
import { newId } from '../../src/platform/new-id.js';
import { databaseName, withRecords } from './database.js';
import type { Killing } from './killed-page.js';
import { answerMessage, laterBy, userMessage } from './samples.js';
import { open } from './stores.js';

declare global {
  interface ImportMeta {
    readonly env: Readonly<Record<string, unknown>>;
  }
}

/** Of a conversation, all that was kept, by text. */
type Kept = Readonly<Record<string, readonly string[]>>;

function sample(id: string, turns: number): StoredConversation {
  const messages = Array.from({ length: turns }, (_, at) => [
    { position: 2 * at, message: userMessage(`u-${id}-${at}`) },
    { position: 2 * at + 1, message: answerMessage(`a-${id}-${at}`) },
  ]).flat();
  return {
    conversation: { id, createdAt: 1, updatedAt: Date.now(), title: id, firstWords: `Question u-${id}-0` },
    messages,
    hasEarlier: false,
    branches: [{ id: `b-${id}`, turnId: `t-u-${id}-0`, position: 0, keepsUser: true, createdAt: 1 }],
    draft: `draft of ${id}`,
  };
}

const samples = [sample('c0', 3), sample('c1', 2), sample('c2', 2)];

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
const { c0: ofFirst = [], ...others } = all;
/** A conversation of the same id on the device, with messages of its own at the first positions. */
const besideIds = ['x-0', 'x-1'];
const beside: Kept = { c0: [...besideIds, ''] };
const bothOf = [...ofFirst.slice(0, -2), ...besideIds, ...ofFirst.slice(-2)];

/** Resolves with the first of these words that a page says. */
function said(page: string, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const onMessage = ({ data }: MessageEvent<{ page?: unknown; word?: unknown } | null>): void => {
      const word = String(data?.word);
      const isFailure = word.startsWith('failed');
      if (data?.page !== page || !(isFailure || words.includes(word))) return;
      window.removeEventListener('message', onMessage);
      if (isFailure) reject(new Error(word));
      else resolve(word);
    };
    window.addEventListener('message', onMessage);
  });
}

/** Runs an operation in a page of its own. Resolves with whether it was killed before it was done. */
async function killed(killing: Killing): Promise<boolean> {
  const frame = document.createElement('iframe');
  frame.name = newId();
  frame.srcdoc = `<script type="module" src="${new URL('./killed-page.ts', import.meta.url).href}"></script>`;
  const ready = said(frame.name, 'ready');
  document.body.append(frame);
  await ready;
  const ended = said(frame.name, 'killed', 'done');
  frame.contentWindow?.postMessage(killing, '*');
  const end = await ended;
  frame.remove();
  return end === 'killed';
}

interface Case {
  readonly operation: Killing['operation'];
  /** Where the records are at first. */
  readonly from: 'device' | 'session' | 'both' | 'nowhere';
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
  { operation: 'move', from: 'both', outcomes: [beside, { ...all, c0: bothOf }], repeated: { ...all, c0: bothOf } },
  { operation: 'back', from: 'nowhere', outcomes: [{}, all] },
  { operation: 'retention', from: 'device', outcomes: [all, {}] },
  { operation: 'encrypt', from: 'device', outcomes: [all], repeated: all },
];

function pick(...ids: readonly string[]): Kept {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
}

async function prepareBeside(name: string): Promise<void> {
  const { history } = open(name);
  for (const [at, id] of besideIds.entries()) await history.saveMessage('c0', at, userMessage(id));
  await history.close();
}

/** Whether there is no key; where there is one, nothing may stand beside it in clear. */
function isInClear(records: readonly { readonly key: IDBValidKey }[]): boolean {
  const hasKey = records.some(({ key }) => String(key) === 'k');
  if (hasKey) expect(JSON.stringify(records)).not.toContain('Question');
  return !hasKey;
}

/** Does it once, and looks at what the next page finds. Resolves with whether the page was killed. */
async function killOnce({ operation, from, outcomes, repeated }: Case, killAt: number): Promise<boolean> {
  const name = databaseName();
  const isSession = from === 'session' || from === 'both';
  const { history } = open(name, { kind: isSession ? 'session' : 'persistent' });
  if (from === 'both') await prepareBeside(name);
  if (from !== 'nowhere') for (const stored of samples) await history.restoreConversation(stored);
  await history.close();
  if (operation === 'retention') await open(name, { clock: laterBy(40), retention: 30 }).history.listConversations();

  const isKilled = await killed({ name, operation, killAt, conversations: samples });

  const isEncrypted = operation === 'encrypt' && !isInClear(await withRecords(name));
  const later = open(name, { isEncrypted }).history;
  await later.loadLast();
  const kept = await keptIn(later);
  await later.close();
  expect(outcomes, `killed at ${killAt}`).toContainEqual(kept);
  if (!isKilled && operation === 'undo') expect(kept).toEqual(all);
  if (!isKilled && operation === 'back') expect(kept).toEqual(all);
  // Of a conversation that is gone nothing is left but the word that it was erased.
  const left = (await withRecords(name)).filter(
    ({ key }) => Array.isArray(key) && key.includes('c0') && key[0] !== 'x',
  );
  if (!('c0' in kept)) expect(left).toEqual([]);
  if (isKilled && repeated) {
    expect(await killed({ name, operation, killAt: Infinity, conversations: samples })).toBe(false);
    const again = open(name, { isEncrypted: operation === 'encrypt' }).history;
    expect(await keptIn(again), `repeated after ${killAt}`).toEqual(repeated);
    await again.close();
  }
  return isKilled;
}

/** Pages that are killed at a time. */
const atOnce = 4;
/** At every record with `npm run test:long`, else at some of them. */
const isLong = import.meta.env['VITE_CAUSERIE_LONG'] === '1';
const stride = isLong ? 1 : 5;
let kills = 0;

test.each(cases)(
  '$operation, from $from: a page that is killed at any record loses and doubles nothing',
  async (given) => {
    for (let first = 0; ; first += atOnce * stride) {
      const places = Array.from({ length: atOnce }, (_, at) => first + at * stride);
      const ends = await Promise.all(places.map((killAt) => killOnce(given, killAt)));
      kills += ends.filter(Boolean).length;
      if (ends.includes(false)) break;
    }
  },
);

if (isLong) {
  test('that were more than 200 kills', () => {
    expect(kills).toBeGreaterThan(200);
  });
}
