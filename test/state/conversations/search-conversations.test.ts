import { expect, test, vi } from 'vitest';
import { openHistory } from '../../../src/history/open-history.js';
import type { SearchHit } from '../../../src/state/conversations/conversation-list.js';
import type { OwnedChatModel } from '../../../src/state/chat-model.js';
import { searchConversations } from '../../../src/state/conversations/search-conversations.js';
import { ManualClock } from '../../support/manual-clock.js';
import { idOf, names, texts, VisitorPage } from '../../support/visitor-page.js';

const log = { warn() {}, debug() {} };

async function search(model: OwnedChatModel, query: string): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for await (const hit of model.conversations.search(query, new AbortController().signal)) hits.push(hit);
  return hits;
}

test('a search finds messages and titles in all conversations, whatever their case and accents', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  await page.say(model, 'Une Crème brûlée, s’il vous plaît', 'Voilà');
  model.conversations.rename(idOf(model, 'bees'), 'La crème');
  await vi.waitFor(() => expect(names(model)).toContain('La crème'));
  const hits = await search(model, 'creme');
  expect(hits.map(({ excerpt, ranges: [range] }) => excerpt.slice(...(range ?? [])))).toEqual(['Crème', 'crème']);
  expect(hits.map(({ spot }) => spot?.query)).toEqual(['creme', undefined]);
  expect(await search(model, 'creme pudding')).toEqual([]);
  expect(await search(model, '  ')).toEqual([]);
});

test('a hit on a branch that is not read opens with that branch', async () => {
  const page = new VisitorPage();
  const model = page.start();
  await page.say(model, 'one zebra');
  model.edit(model.messages.value[0]?.id ?? '', 'one horse');
  await vi.waitFor(() => expect(page.transport.answers).toHaveLength(2));
  page.transport.answers[1]?.end();
  await vi.waitFor(() => expect(model.turn.value.phase).toBe('idle'));
  const hits = await search(model, 'zebra');
  expect(hits).toHaveLength(2);
  const [hit] = hits;
  if (!hit) throw new Error('nothing was found');
  model.conversations.open(hit.conversation.id, hit.spot);
  await vi.waitFor(() => expect(texts(model)).toEqual(['one zebra', 're: one zebra']));
  expect(model.conversations.spot.value).toBe(hit.spot);
});

test('a search ends when nobody waits for it any more', async () => {
  const page = new VisitorPage();
  const model = await page.chatter();
  const controller = new AbortController();
  const hits: SearchHit[] = [];
  for await (const hit of model.conversations.search('re', controller.signal)) {
    hits.push(hit);
    controller.abort();
  }
  expect(hits).toHaveLength(1);
});

test('an excerpt shows the words in the middle of a long message', async () => {
  const page = new VisitorPage();
  const model = page.start();
  await page.say(model, `${'word '.repeat(200)}needle${' word'.repeat(200)}`);
  const [hit] = await search(model, 'needle');
  expect(hit?.excerpt.length).toBeLessThan(200);
  const [range] = hit?.ranges ?? [];
  expect(hit?.excerpt.slice(...(range ?? []))).toBe('needle');
});

test('the page can work while much is searched', async () => {
  const store = openHistory({ kind: 'none', name: 'test', clock: new ManualClock(), log, onFallback() {} });
  const base = { turnId: 't', createdAt: 0, role: 'user', status: 'complete' } as const;
  for (let i = 0; i < 300; i += 1) await store.saveMessage('c', i, { ...base, id: `m${i}`, text: `message ${i}` });
  // A slow machine: each look at the clock is 3 ms later, so that a slice ends after a few messages.
  const clock = new ManualClock();
  clock.now = () => {
    clock.advance(3);
    return clock.date();
  };
  let others = 0;
  let next = setImmediate(function other() {
    others += 1;
    next = setImmediate(other);
  });
  const hits: SearchHit[] = [];
  for await (const hit of searchConversations(store, clock, 'nowhere', new AbortController().signal)) hits.push(hit);
  clearImmediate(next);
  expect(hits).toEqual([]);
  expect(others).toBeGreaterThan(30);
});
