import type { ChatHandle } from '../../src/chat-handle.js';
import { rowsOf, type Row } from '../../test/support/corpora.js';
import { dangers } from '../support/engines/dangers.js';
import { expect, test } from '../support/engines/engine-test.js';
import { reportsOf, strictPolicy } from '../support/engines/policy.js';

interface TextRow extends Row {
  readonly input: string;
}

const texts = rowsOf<TextRow>('xss').map(({ input }) => input);
/** Turns that are on the screen at once when a conversation opens. */
const batchSize = 12;
const now = Date.now();

function fileOf(conversations: readonly object[]): string {
  return JSON.stringify({ format: 'causerie', formatVersion: 1, conversations });
}

/** A conversation that says each text wherever a record may hold one. */
function conversationOf(inputs: readonly string[]): object {
  const messages = inputs.flatMap((text, at) => {
    const base = { turnId: `t${at}`, createdAt: now + at, status: 'complete' };
    const source = { name: text, url: text, passages: [text], pages: [text] };
    const status = { description: text, done: true, details: [{ text, url: text }] };
    const answer = {
      text: 'See [1].',
      reasoning: text,
      reasoningMs: 1,
      sources: [source],
      statuses: [status],
      model: text,
      toolCalls: [text],
      images: [text],
      usage: { totalTokens: 1 },
    };
    return [
      { ...base, position: 2 * at, id: `u${at}`, role: 'user', text },
      { ...base, position: 2 * at + 1, id: `a${at}`, role: 'assistant', ...answer },
    ];
  });
  return { id: 'hostile', createdAt: now, updatedAt: now, title: inputs[0], messages };
}

/** Another chat in place of the one before, with nothing but what the file holds; runs in the page. */
async function openWith(url: string, file: string, name: string): Promise<void> {
  const { chat: last } = window;
  last?.destroy();
  const create = (): ChatHandle | undefined =>
    window.Causerie?.createChat({ url, model: 'Technova', debug: true, historyKey: name });
  const filled = create();
  await filled?.history.import(file);
  filled?.destroy();
  const chat = create();
  Object.assign(window, { chat });
  chat?.open();
}

test('hostile texts in stored records stay texts, wherever they stand', async ({ driver, site, gateway }) => {
  expect(texts.length).toBeGreaterThan(1_000);
  const before = site.reports.length;
  await driver.goto(
    site.page('<script src="/causerie/causerie.js"></script>', { headers: strictPolicy(site, gateway) }),
  );
  for (let at = 0; at < texts.length; at += batchSize) {
    const batch = texts.slice(at, at + batchSize);
    await driver.evaluate(openWith, gateway.url, fileOf([conversationOf(batch)]), `hostile-${at}`);
    const unfolded = await driver.evaluate(async (count) => {
      const root = document.querySelector('causerie-chat')?.shadowRoot;
      const all = (css: string): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>(css) ?? [])];
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      // What is more than the text of an answer loads once there is some.
      while (all('article[data-role="assistant"]').length < count || all('.mark').length < count) await frame();
      const folds = all('article :is(.fold, .mark, .actions button)[aria-expanded="false"]');
      for (const fold of folds) fold.click();
      await frame();
      await frame();
      return folds.length;
    }, batch.length);
    expect(unfolded, `from ${at}`).toBeGreaterThanOrEqual(batch.length);
    expect(await driver.evaluate(dangers), `from ${at}`).toEqual([]);
  }
  expect(await reportsOf(driver, site, before)).toEqual([]);
});

test('hostile titles stay texts in the list of conversations', async ({ driver, site, gateway }) => {
  const before = site.reports.length;
  await driver.goto(
    site.page('<script src="/causerie/causerie.js"></script>', { headers: strictPolicy(site, gateway) }),
  );
  const conversations = texts.map((title, at) => ({
    id: `c${at}`,
    title,
    createdAt: now - at,
    updatedAt: now - at,
    messages: [
      { id: `u${at}`, turnId: `t${at}`, createdAt: now, status: 'failed', position: 0, role: 'user', text: 'Hello' },
    ],
  }));
  await driver.evaluate(openWith, gateway.url, fileOf(conversations), 'hostile-titles');
  await driver.click({ css: 'button', name: 'Menu' });
  const listed = await driver.evaluate(async (count) => {
    const root = document.querySelector('causerie-chat')?.shadowRoot;
    const rows = (): number => root?.querySelectorAll('.conversation').length ?? 0;
    while (rows() < count) await new Promise((resolve) => requestAnimationFrame(resolve));
    return rows();
  }, texts.length);
  expect(listed).toBe(texts.length);
  expect(await driver.evaluate(dangers)).toEqual([]);
  expect(await reportsOf(driver, site, before)).toEqual([]);
});
