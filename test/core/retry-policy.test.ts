import { expect, test } from 'vitest';
import { ChatError } from '../../src/core/chat-error.js';
import { retryDelay, type FailedRequest } from '../../src/core/retry-policy.js';

const failed = (init: Partial<FailedRequest> = {}): FailedRequest => ({
  error: new ChatError('server', 'failed', { retryable: true, status: 500 }),
  attempt: 1,
  hadFrame: false,
  streamed: true,
  timeouts: 0,
  ...init,
});
const timeout = new ChatError('timeout', 'no answer', { retryable: true });
const busy = (retryAfter: number): ChatError => new ChatError('rate-limit', 'busy', { retryable: true, retryAfter });

test('waits between 250 ms and a step that doubles up to 8 s', () => {
  const waits = (attempt: number): [number | null, number | null] => [
    retryDelay(failed({ attempt }), { maxRetries: 9 }, 0),
    retryDelay(failed({ attempt }), { maxRetries: 9 }, 1),
  ];
  expect(waits(1)).toEqual([250, 1000]);
  expect(waits(2)).toEqual([250, 2000]);
  expect(waits(3)).toEqual([250, 4000]);
  expect(waits(7)).toEqual([250, 8000]);
});

test('retries as often as asked and not once more', () => {
  expect(retryDelay(failed({ attempt: 3 }), { maxRetries: 3 }, 0)).not.toBeNull();
  expect(retryDelay(failed({ attempt: 4 }), { maxRetries: 3 }, 0)).toBeNull();
  expect(retryDelay(failed(), { maxRetries: 0 }, 0)).toBeNull();
});

test('never retries after a frame, nor what cannot help', () => {
  expect(retryDelay(failed({ hadFrame: true }), { maxRetries: 3 }, 0)).toBeNull();
  expect(retryDelay(failed({ error: new ChatError('auth', 'no') }), { maxRetries: 3 }, 0)).toBeNull();
});

test('retries a timed-out stream once, and a timed-out whole answer never', () => {
  const limits = { maxRetries: 3 };
  expect(retryDelay(failed({ error: timeout, timeouts: 1 }), limits, 0)).not.toBeNull();
  expect(retryDelay(failed({ error: timeout, timeouts: 2, attempt: 2 }), limits, 0)).toBeNull();
  expect(retryDelay(failed({ error: timeout, timeouts: 1, streamed: false }), limits, 0)).toBeNull();
});

test('a gateway time-out (504) is a response like others, not a limit of ours', () => {
  const error = new ChatError('timeout', 'gateway time-out', { retryable: true, status: 504 });
  expect(retryDelay(failed({ error, streamed: false }), { maxRetries: 3 }, 0)).not.toBeNull();
});

test('waits as long as the server asks, up to a minute', () => {
  expect(retryDelay(failed({ error: busy(2000) }), { maxRetries: 3 }, 0)).toBe(2000);
  expect(retryDelay(failed({ error: busy(60_000) }), { maxRetries: 3 }, 0)).toBe(60_000);
  expect(retryDelay(failed({ error: busy(60_001) }), { maxRetries: 3 }, 0)).toBeNull();
});
