import { expect, test } from '../support/real.js';

test('a real answer cut by its length goes on; compression is refused once and then left', async ({
  page,
  site,
  server,
  chat,
}) => {
  const encodings: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/chat/completions')) return;
    encodings.push(request.headers()['content-encoding']);
  });
  await page.goto(
    site.tagged({
      url: server.url,
      model: JSON.stringify(['no-such-model', 'smollm2']),
      'api-key': server.key,
      'max-tokens': '24',
      timeout: '90000',
      'compress-requests': 'true',
    }),
  );
  await chat.open();
  await chat.send('Write a long story about a river.');
  const answer = chat.answers.last();
  await expect(answer).toHaveAttribute('data-reason', 'length', { timeout: 90_000 });
  const text = chat.host.locator('.answer-text');
  const before = (await text.textContent()) ?? '';
  expect(before).toMatch(/\w+/);
  const isAsked = page.waitForResponse((response) => response.url().endsWith('/chat/completions'));
  await chat.host.getByRole('button', { name: 'Continue', exact: true }).click();
  await (await isAsked).finished();
  await expect(answer).toHaveAttribute('data-status', /complete/, { timeout: 90_000 });
  await expect(chat.answers).toHaveCount(1);
  // So small a model may say no more than the same again, which is left out: what stood there stands there once.
  const beginning = before.trim().slice(0, 40);
  await expect.poll(async () => ((await text.textContent()) ?? '').startsWith(before.trim())).toBe(true);
  expect(((await text.textContent()) ?? '').split(beginning)).toHaveLength(2);
  expect(encodings).toEqual(['gzip', undefined, undefined]);
});
