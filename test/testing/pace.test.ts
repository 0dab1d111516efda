import { expect, test } from 'vitest';
import { createRehearsal } from '../../src/testing/create-rehearsal.js';
import { ManualClock } from '../support/manual-clock.js';
import { ask } from './ask.js';

/** Reads as far as the clock allows: moves it on whenever the gateway waits for it. */
async function readUntil(response: Response, clock: ManualClock, end: number): Promise<{ at: number; text: string }[]> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const pieces: { at: number; text: string }[] = [];
  for (;;) {
    const next = reader.read();
    const early = await Promise.race([next, turns().then(() => undefined)]);
    if (early === undefined) {
      const step = clock.next;
      if (step === undefined || clock.now() + step > end) return pieces;
      clock.advance(step);
    }
    const { value, done } = await next;
    if (done) return pieces;
    pieces.push({ at: clock.now(), text: new TextDecoder().decode(value) });
  }
}

/** Lets everything that waits for no clock go on. */
async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('tokens come at the pace that was asked for, without real time', async () => {
  const clock = new ManualClock();
  const rehearsal = createRehearsal({ clock, tokensPerSecond: 10 });
  const pieces = await readUntil(await ask(rehearsal, 'rehearsal/long-30'), clock, 60_000);
  const [first, ...rest] = pieces.filter(({ text }) => /"content":"/.test(text)).map(({ at }) => at);
  expect(rest).toHaveLength(29);
  expect((rest.at(-1) ?? 0) - (first ?? 0)).toBeCloseTo(2900, 0);
});

test('a stall sends what its name says and then nothing, for ever', async () => {
  const clock = new ManualClock();
  const rehearsal = createRehearsal({ clock });
  await readUntil(await ask(rehearsal, 'rehearsal/stall-after-5'), clock, 3_600_000);
  expect(rehearsal.requests[0]).toMatchObject({ sentTokens: 5, closedEarly: false });
  expect(rehearsal.requests[0]?.endedAt).toBeUndefined();
  expect(clock.pending).toBe(0);
});

test('an agent takes its time, and a fast gateway divides it', async () => {
  const took = async (speed: number) => {
    const clock = new ManualClock();
    const response = createRehearsal({ clock, speed }).handle(
      new Request('http://gateway.test/api/chat/completions', {
        method: 'POST',
        body: JSON.stringify({ model: 'rehearsal/agent', messages: [], stream: true }),
      }),
    );
    await turns();
    clock.advance(clock.next ?? 0);
    return (await readUntil(await response, clock, 60_000)).find(({ text }) => text.includes('sources"'))?.at;
  };
  expect(await took(1)).toBeGreaterThan(4500);
  expect(await took(10)).toBeLessThan(600);
});

test('a client that goes before the headers rejects with its own reason, and is recorded', async () => {
  const clock = new ManualClock();
  const rehearsal = createRehearsal({ clock });
  const stop = new AbortController();
  const response = ask(rehearsal, 'rehearsal/no-headers', { signal: stop.signal });
  await turns();
  clock.advance(500);
  stop.abort(new Error('gone'));
  await expect(response).rejects.toThrow('gone');
  expect(rehearsal.requests[0]).toMatchObject({ closedEarly: true, endedAt: 500 });
});

test('a client that goes in the middle, by its signal or by cancelling, is recorded', async () => {
  const clock = new ManualClock();
  const rehearsal = createRehearsal({ clock });
  const stop = new AbortController();
  const aborted = await ask(rehearsal, 'rehearsal/stall-after-2', { signal: stop.signal });
  await readUntil(aborted, clock, 1000);
  stop.abort();
  const cancelled = await ask(rehearsal, 'rehearsal/stall-after-0');
  await cancelled.body?.cancel();
  expect(rehearsal.requests.map(({ closedEarly }) => closedEarly)).toEqual([true, true]);
  expect(clock.pending).toBe(0);
});
