import { ChatError } from '../../core/chat-error.js';
import type { Clock } from '../../core/clock.js';

/**
 * The promise, or after `ms` milliseconds a rejection with a `ChatError` of code `storage`.
 *
 * @param late takes what still comes after that
 */
export function within<T>(
  clock: Clock,
  ms: number,
  promise: Promise<T>,
  isRetryable: boolean,
  late: (value: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const cancel = clock.after(ms, () => {
      isOver = true;
      reject(new ChatError('storage', `no answer within ${ms} ms`, { retryable: isRetryable }));
    });
    promise.then(
      (value) => {
        if (isOver) return late(value);
        cancel();
        resolve(value);
      },
      (error) => {
        cancel();
        reject(error);
      },
    );
  });
}
