/**
 * The text of a response's body, cut after `most` bytes; the rest is not waited for.
 */
export async function readText(response: Response, most: number): Promise<string> {
  const body = response.body?.getReader();
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let length = 0; length < most;) {
    const { done, value } = await body.read();
    if (done) return text + decoder.decode();
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
