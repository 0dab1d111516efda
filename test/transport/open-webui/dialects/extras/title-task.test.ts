import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReplayServer, type ReplayServer } from '../../../../support/replay-server.js';
import { transportBench } from '../../../../support/transport-bench.js';

let server: ReplayServer;
beforeAll(async () => {
  server = await startReplayServer();
});
afterAll(() => server.close());

const messages = [
  { role: 'system', content: 'Be kind.' },
  { role: 'user', content: 'Which gateway?' },
  { role: 'assistant', content: 'The small one.' },
] as const;

function title(path = '/api'): Promise<string | undefined> | undefined {
  const { transport } = transportBench({ url: server.url + path, apiKey: 'key' });
  return transport.title?.(messages, new AbortController().signal);
}

function answer(content: string): void {
  server.play = () => ({ chunks: [JSON.stringify({ choices: [{ message: { content } }] })] });
}

test.each([
  ['{"title": "Choosing a gateway"}', 'Choosing a gateway'],
  ['```json\n{ "title": "A \\"small\\" one" }\n```', 'A "small" one'],
  ['Sure! {"title":"🔌 Gateways\\nat home"} Anything else?', '🔌 Gateways at home'],
  ['{"title": ""}', undefined],
  ['Choosing a gateway', undefined],
])('reads %j', async (content, expected) => {
  answer(content);
  expect(await title()).toBe(expected);
});

test('asks Open WebUI’s own route, without the system prompt', async () => {
  answer('{"title":"T"}');
  for (const path of ['', '/api', '/api/v1', '/api/chat/completions']) {
    await title(path);
    const { path: asked, body } = server.requests.at(-1) ?? {};
    expect(asked).toBe('/api/v1/tasks/title/completions');
    expect(JSON.parse(body ?? '')).toEqual({ model: 'm', messages: messages.slice(1), stream: false });
  }
});

test('asks no server that is not Open WebUI', async () => {
  const before = server.requests.length;
  expect(await title('/v1')).toBeUndefined();
  expect(server.requests).toHaveLength(before);
});

test('has no title where the task is switched off or fails', async () => {
  for (const played of [
    { chunks: ['{"detail":"Title generation is disabled"}'] },
    { status: 500, chunks: ['{"title":"no"}'] },
    { status: 404 },
    { chunks: ['<html>'] },
    { close: 'reset' as const },
  ]) {
    server.play = () => played;
    expect(await title()).toBeUndefined();
  }
});
