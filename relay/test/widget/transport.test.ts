import { expect, test } from 'vitest';
import type { ChatEvent } from '../../../src/core/chat-event.js';
import { resolveOptions } from '../../../src/options/resolve-options.js';
import { systemClock } from '../../../src/platform/system-clock.js';
import { diagnose } from '../../../src/transport/doctor/diagnose.js';
import { createOpenWebUITransport } from '../../../src/transport/open-webui/open-webui-transport.js';
import type { ChatTransport } from '../../../src/transport/transport.js';
import { signVisitor } from '../../src/visitors/identity-token.js';
import { startCuttingProxy } from '../support/cutting-proxy.js';
import { afterThis, setUp } from '../support/set-up.js';
import { frameOf } from '../support/upstream.js';
import { site } from '../support/visitor.js';

const quiet = { debug: () => {}, warn: () => {} };

/** The widget's transport, as a page of the site has it. */
function transportTo(url: string, more: object = {}, onResume: (turnId: string) => void = () => {}): ChatTransport {
  const options = resolveOptions({ url, model: 'm', maxRetries: 0, ...more });
  return createOpenWebUITransport({
    options: () => options,
    clock: systemClock,
    log: quiet,
    isOnline: () => true,
    onResume,
    fetch: pageFetch,
  });
}

/** A page's fetch names its origin itself. */
const pageFetch: typeof fetch = (address, init) =>
  fetch(address, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: site } });

function ask(transport: ChatTransport, signal = new AbortController().signal): AsyncIterator<ChatEvent> {
  const request = { conversationId: 'c', turnId: 't', messages: [{ role: 'user', content: 'Hi' }] } as const;
  return transport.stream(request, signal)[Symbol.asyncIterator]();
}

async function textOf(events: AsyncIterator<ChatEvent>): Promise<{ text: string; finish: string | undefined }> {
  let text = '';
  for (;;) {
    const { value, done } = await events.next();
    if (done) return { text, finish: undefined };
    if (value.type === 'delta') text += value.text;
    if (value.type === 'end') return { text, finish: value.finishReason };
  }
}

test('the widget knows a relay by its answers, and speaks to it with a session of its own', async () => {
  const { upstream, relay } = await setUp();
  const transport = transportTo(relay.url);
  expect(transport.connection).toBe('direct');
  expect(await transport.verify(new AbortController().signal)).toMatchObject({ outcome: 'found', model: { id: 'm' } });
  expect(transport.connection).toBe('relay');
  const asking = textOf(ask(transport));
  const answer = await upstream.nextAnswer();
  answer.send('Hello');
  answer.finish();
  expect(await asking).toEqual({ text: 'Hello', finish: 'stop' });
  expect(upstream.seen.every(({ headers }) => headers.authorization === 'Bearer sk-secret-key-1')).toBe(true);
});

test('a message that goes without a session gets one, and goes once more', async () => {
  const { upstream, relay } = await setUp();
  const transport = transportTo(relay.url, { verifyModel: false });
  const asking = textOf(ask(transport));
  const answer = await upstream.nextAnswer();
  answer.send('Hello');
  answer.finish();
  expect(await asking).toMatchObject({ finish: 'stop' });
  expect(transport.connection).toBe('relay');
});

test('a known user’s token goes with each request', async () => {
  const secret = 'a-secret-of-thirty-two-characters';
  const { upstream, relay } = await setUp({ identity: { secret, required: true } });
  const token = await signVisitor(secret, { id: 'ann', expires: Math.floor(Date.now() / 1000) + 60 });
  const transport = transportTo(relay.url, { user: { id: 'ann', token } });
  await transport.verify(new AbortController().signal);
  const asking = textOf(ask(transport));
  const answer = await upstream.nextAnswer();
  answer.send('Hello');
  answer.finish();
  expect(await asking).toMatchObject({ finish: 'stop' });
});

test('an answer of 300 tokens whose connection is cut at every one comes whole, asked for once', async () => {
  const { upstream, relay } = await setUp();
  const proxy = await startCuttingProxy(relay.url);
  afterThis(() => proxy.close());
  let resumed = 0;
  const transport = transportTo(proxy.url, {}, () => (resumed += 1));
  await transport.verify(new AbortController().signal);
  const events = ask(transport);
  const words = Array.from({ length: 300 }, (_, index) => `wörd${index} `);
  let text = '';
  const next = async (): Promise<void> => {
    const { value } = await events.next();
    if (value.type === 'delta') text += value.text;
  };
  const first = next();
  const answer = await upstream.nextAnswer();
  answer.send(words[0] ?? '');
  await first;
  for (const word of words.slice(1)) {
    proxy.cut();
    answer.send(word);
    await next();
  }
  const rest = textOf(events);
  answer.finish();
  expect(await rest).toEqual({ text: '', finish: 'stop' });
  expect(text).toBe(words.join(''));
  expect(resumed).toBeGreaterThan(200);
  expect(upstream.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a relay that does not know the answer any more leaves it as broken', async () => {
  const { upstream, relay } = await setUp();
  const proxy = await startCuttingProxy(relay.url);
  afterThis(() => proxy.close());
  const transport = transportTo(proxy.url);
  await transport.verify(new AbortController().signal);
  const events = ask(transport);
  const first = events.next();
  const answer = await upstream.nextAnswer();
  answer.send('One');
  expect((await first).value).toMatchObject({ type: 'delta', text: 'One' });
  const rest = textOf(events);
  await relay.relay.close(0);
  proxy.cut();
  await expect(rest).rejects.toMatchObject({ name: 'ChatError' });
});

test('Stop ends the upstream’s request within a second, also before its first word', async () => {
  const { upstream, relay } = await setUp();
  const transport = transportTo(relay.url);
  await transport.verify(new AbortController().signal);
  for (const isStarted of [true, false]) {
    const stop = new AbortController();
    const events = ask(transport, stop.signal);
    const first = events.next().catch(() => undefined);
    const answer = await upstream.nextAnswer();
    if (isStarted) {
      answer.send('One');
      await first;
    }
    const since = Date.now();
    stop.abort();
    await answer.seen.gone;
    expect(Date.now() - since).toBeLessThan(1000);
  }
});

test('without a relay nothing changes', async () => {
  const { upstream } = await setUp();
  const transport = transportTo(upstream.url, { apiKey: 'sk-1' });
  await transport.verify(new AbortController().signal);
  const asking = textOf(ask(transport));
  const answer = await upstream.nextAnswer();
  expect(answer.seen.headers.authorization).toBe('Bearer sk-1');
  expect(Object.keys(answer.seen.headers).filter((name) => name.startsWith('causerie'))).toEqual([]);
  answer.send('Hello');
  answer.finish();
  await asking;
  expect(transport.connection).toBe('direct');
});

test('refusals keep their code and the number of the request, and only those of a moment are tried again', async () => {
  const { upstream, relay } = await setUp({ limits: { running: { session: 1 }, minute: { session: 3 } } });
  const transport = transportTo(relay.url);
  await transport.verify(new AbortController().signal);
  const first = ask(transport);
  const begun = first.next();
  (await upstream.nextAnswer()).send('Hello');
  await begun;
  await expect(ask(transport).next()).rejects.toMatchObject({
    code: 'busy',
    status: 429,
    retryable: true,
    retryAfter: expect.any(Number),
    serverText: expect.stringMatching(/^Too many answers.*\nRequest [\w-]{12}$/),
  });
});

test('a key that the page still holds is not sent to a relay that is known', async () => {
  const { upstream, relay } = await setUp();
  const sent: (string | null)[] = [];
  const options = resolveOptions({ url: relay.url, model: 'm', maxRetries: 0, apiKey: 'sk-of-the-page-0123' });
  const transport = createOpenWebUITransport({
    options: () => options,
    clock: systemClock,
    log: quiet,
    isOnline: () => true,
    fetch: (address, init) => {
      sent.push(new Headers(init?.headers).get('authorization'));
      return pageFetch(address, init);
    },
  });
  await transport.verify(new AbortController().signal);
  const asking = textOf(ask(transport));
  const answer = await upstream.nextAnswer();
  answer.send('Hello');
  answer.finish();
  expect(await asking).toEqual({ text: 'Hello', finish: 'stop' });
  expect(sent.slice(0, 2)).toEqual(['Bearer sk-of-the-page-0123', null]);
  expect(sent.slice(2)).toEqual([expect.stringMatching(/^Bearer ey/)]);
});

test('the doctor knows a relay, and says that the page needs no key', async () => {
  const { upstream, relay } = await setUp();
  upstream.reply = (_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
    outgoing.end(`${frameOf('Hello')}\n\ndata: [DONE]\n\n`);
  };
  const codesOf = async (more: object): Promise<string[]> => {
    const { findings } = await diagnose({ url: relay.url, model: 'm', ...more }, { fetch: pageFetch });
    return findings.map(({ code }) => code);
  };
  expect(await codesOf({})).toEqual([
    'options-fine',
    'reachable',
    'relay-found',
    'no-key-needed',
    'list-filled',
    'model-found',
    'answers',
  ]);
  expect(await codesOf({ apiKey: 'sk-of-the-page-0123' })).toContain('key-needless');
});
