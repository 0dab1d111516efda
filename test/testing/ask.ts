import type { Rehearsal } from '../../src/testing/rehearsal.js';

export const origin = 'http://gateway.test';

/** The fastest gateway: no wait, no pace. */
export const atOnce = { tokensPerSecond: Infinity, speed: Infinity };

export function get(rehearsal: Rehearsal, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return rehearsal.handle(new Request(origin + path, { headers }));
}

export function post(rehearsal: Rehearsal, path: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  return rehearsal.handle(new Request(origin + path, { method: 'POST', body: JSON.stringify(body), ...init }));
}

export function ask(
  rehearsal: Rehearsal,
  model: string,
  { question = 'Hello', stream = true, ...init }: { question?: string; stream?: boolean } & RequestInit = {},
): Promise<Response> {
  const messages = [{ role: 'user', content: question }];
  return post(rehearsal, '/api/chat/completions', { model, messages, stream }, init);
}

/** The data of each frame of a stream, as it was sent. */
export async function frames(response: Response): Promise<string[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .map((frame) => frame.trim())
    .filter((frame) => frame.startsWith('data: '))
    .map((frame) => frame.slice('data: '.length));
}

interface Chunk {
  readonly choices?: { readonly delta: { readonly content?: string | null }; readonly finish_reason: string | null }[];
}

/** What a stream comes to. */
export async function reading(response: Response): Promise<{ text: string; finish: string | null; isDone: boolean }> {
  let text = '';
  let finish: string | null = null;
  let isDone = false;
  for (const data of await frames(response)) {
    if (data === '[DONE]') {
      isDone = true;
      continue;
    }
    const [choice] = (JSON.parse(data) as Chunk).choices ?? [];
    text += choice?.delta.content ?? '';
    finish = choice?.finish_reason ?? finish;
  }
  return { text, finish, isDone };
}
