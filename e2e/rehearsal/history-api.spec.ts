import type { Page } from '@playwright/test';
import type { ChatHandle } from '../../src/chat-handle.js';
import { seededFile } from '../support/seeded-history.js';
import { expect, test } from '../support/test.js';

function createOn(page: Page, options: object): Promise<void> {
  return page.evaluate((given) => {
    const { Causerie } = window;
    if (Causerie) window.handle = Reflect.apply(Causerie.createChat, Causerie, [given]);
  }, options);
}

/** Calls a method of `handle.history`, and tells how it ended. */
function call(page: Page, name: keyof ChatHandle['history'], ...args: unknown[]): Promise<unknown> {
  return page.evaluate(
    async ([name, args]) => {
      const { history } = window.handle;
      try {
        return await Reflect.apply(history[name], history, args);
      } catch (error) {
        const { name, code, message } = Object(error);
        return { thrown: name, code, message };
      }
    },
    [name, args] as const,
  );
}

test.beforeEach(async ({ page, site }) => {
  await page.goto(site.page('<script src="/causerie/causerie.js"></script>'));
});

test('list, load, export and erase tell and do what the visitor sees, without opening the panel', async ({
  page,
  gateway,
  chat,
}) => {
  await createOn(page, { url: gateway.url, model: 'rehearsal/echo' });
  expect(await call(page, 'list')).toEqual([]);
  await chat.open();
  await chat.send('remember me');
  await chat.ended();
  const [first] = await page.evaluate(() => window.handle.history.list());
  expect(first).toMatchObject({ firstWords: 'remember me' });
  expect(await call(page, 'load', first?.id)).toMatchObject({
    conversation: { id: first?.id },
    messages: [
      { role: 'user', text: 'remember me', status: 'complete' },
      { role: 'assistant', status: 'complete' },
    ],
  });
  expect(await call(page, 'load', 'nobody')).toBeNull();
  expect(await call(page, 'export', 'markdown')).toContain('## You');
  expect(JSON.parse(String(await call(page, 'export', 'open-webui')))).toMatchObject([
    { chat: { models: ['rehearsal/echo'] } },
  ]);
  await call(page, 'erase', first?.id);
  await expect(chat.visitor).toHaveCount(0);
  expect(await call(page, 'list')).toEqual([]);
  // The chat goes on in a conversation of its own.
  await chat.send('and again');
  await chat.ended();
  await page.reload();
  await createOn(page, { url: gateway.url, model: 'rehearsal/echo' });
  await chat.open();
  await expect(chat.visitor).toHaveText(/and again/);
});

test('fs-063 1,000 messages that are exported, erased and imported are equal', async ({ page, gateway }) => {
  await createOn(page, { url: gateway.url, model: 'rehearsal/echo' });
  expect(await call(page, 'import', seededFile(1_000))).toEqual({ conversations: 1, messages: 1_000, setAside: 0 });
  const exported = (): Promise<string> => page.evaluate(() => window.handle.history.export());
  const before = await exported();
  expect(JSON.parse(before).conversations[0].messages).toHaveLength(1_000);
  await call(page, 'erase');
  expect(await call(page, 'list')).toEqual([]);
  expect(JSON.parse(await exported())).toMatchObject({ conversations: [] });
  await call(page, 'import', before);
  // Twice is as good as once.
  await call(page, 'import', before);
  const { exportedAt: _, ...restored } = JSON.parse(await exported());
  const { exportedAt: __, ...original } = JSON.parse(before);
  expect(restored).toEqual(original);
});

test('one message of 5 MB is stored and read back equal', async ({ page, gateway }) => {
  await createOn(page, { url: gateway.url, model: 'rehearsal/echo' });
  const big = Array.from({ length: 5 * 1024 * 64 }, (_, i) =>
    `${(i * 2_654_435_761) % 99_999_999}`.padStart(16, 'ä'),
  ).join('');
  await call(page, 'import', seededFile(2, { id: 'big', textOf: (_, role) => (role === 'user' ? big : 'short') }));
  await page.reload();
  await createOn(page, { url: gateway.url, model: 'rehearsal/echo' });
  const sums = await page.evaluate(async (sent) => {
    const sum = async (text: string): Promise<string> => {
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    const kept = await window.handle.history.load('big');
    return [await sum(sent), await sum(kept?.messages[0]?.text ?? '')];
  }, big);
  expect(sums[1]).toBe(sums[0]);
});

test('what is wrong is told by a ChatError, and what comes after destroy, too', async ({ page, gateway }) => {
  await createOn(page, { url: gateway.url, model: 'rehearsal/echo' });
  const wrong = { thrown: 'ChatError', code: 'config' };
  expect(await call(page, 'export', 'pdf')).toMatchObject({
    ...wrong,
    message: expect.stringContaining('"json"'),
  });
  expect(await call(page, 'import', '{"half":')).toMatchObject(wrong);
  expect(await call(page, 'import', 7)).toMatchObject(wrong);
  expect(await call(page, 'load')).toMatchObject(wrong);
  expect(await call(page, 'erase', 7)).toMatchObject(wrong);
  await page.evaluate(() => window.handle.destroy());
  for (const name of ['list', 'load', 'export', 'import', 'erase'] as const) {
    expect(await call(page, name)).toMatchObject(wrong);
  }
});
