/** The bytes of a body, piece by piece. */
export interface BodyBytes {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

/**
 * The bytes of a response's body. A page may have put a `fetch` by XMLHttpRequest in place of the browser's, whose
 * responses have no `body`: such a one is read as a whole, by `text()`.
 *
 * @see https://github.com/JakeChampion/fetch/issues/1454
 */
export function bytesOf(response: Response): BodyBytes {
  // Not `for await` over the body: Safari has no such iterator.
  if (response.body) return response.body.getReader();
  let isRead = false;
  let end = (): void => {};
  const cancelled = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    async read() {
      const text = isRead ? undefined : await Promise.race([response.text(), cancelled]);
      isRead = true;
      return typeof text === 'string' ? { done: false, value: new TextEncoder().encode(text) } : { done: true };
    },
    async cancel() {
      end();
    },
  };
}

/** The text of a response's body, cut after `most` bytes; the rest is not waited for. */
export async function readText(response: Response, most: number): Promise<string> {
  const body = bytesOf(response);
  const decoder = new TextDecoder();
  let text = '';
  for (let length = 0; length < most;) {
    const { done, value } = await body.read();
    if (done || !value) return text + decoder.decode();
    length += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await body.cancel();
  return text;
}

/** Closes a response that nobody reads. */
export function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}
