import { randomText } from '../../src/random.js';

export const site = 'https://www.example.org';

/** A page of a visitor, as the widget speaks to a relay. */
export interface Visitor {
  readonly session: string;
  ask(question: string, more?: AskOptions): Promise<Response>;
  /** Follows an answer by its id. */
  follow(turn: string, after?: number, signal?: AbortSignal): Promise<Response>;
  stop(turn: string): Promise<Response>;
}

interface AskOptions {
  readonly turn?: string;
  readonly body?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** How requests are sent: to a port, or to a handler without any. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

export function sendTo(url: string): Send {
  return (path, init) => fetch(url + path, init);
}

/** A visitor with a session. `headers` go with every request, such as an identity or another address. */
export async function visit(send: Send, headers: Record<string, string> = {}, origin = site): Promise<Visitor> {
  const own = { origin, ...headers };
  const response = await send('/api/models', { headers: own });
  if (response.status !== 200) throw new Error(`no session: ${response.status} ${await response.text()}`);
  const list = await response.json();
  const session: string = list.relay.session.token;
  return {
    session,
    ask: (question, { turn, body, headers: more, signal } = {}) =>
      send('/api/chat/completions', {
        method: 'POST',
        headers: {
          ...own,
          authorization: `Bearer ${session}`,
          'content-type': 'application/json',
          ...(turn !== undefined && { 'causerie-turn': turn }),
          ...more,
        },
        body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: question }], ...body }),
        ...(signal && { signal }),
      }),
    follow: (turn, after, signal) =>
      send(`/turns/${turn}`, {
        headers: { ...own, ...(after !== undefined && { 'last-event-id': String(after) }) },
        ...(signal && { signal }),
      }),
    stop: (turn) => send(`/turns/${turn}`, { method: 'DELETE', headers: own }),
  };
}

export const newTurnId = (): string => randomText(16);

/** The code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  const { error } = await response.json();
  return error.code;
}

/** What a reader of a stream sees. */
export interface ReadFrame {
  readonly id: number;
  readonly data: string;
}

/** The frames of a stream, as they come. */
export async function* framesOf(response: Response): AsyncGenerator<ReadFrame, void> {
  const decoder = new TextDecoder();
  let rest = '';
  if (!response.body) return;
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk, { stream: true });
    const frames = rest.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (frame.startsWith(':')) continue;
      const lines = frame.split('\n');
      const id = Number(lines.find((line) => line.startsWith('id: '))?.slice(4));
      const data = lines
        .filter((line) => line.startsWith('data: '))
        .map((line) => line.slice(6))
        .join('\n');
      yield { id, data };
    }
  }
}

/** The text of an answer's frames, and the last frame's error code or `[DONE]`. */
export async function textOfAnswer(response: Response): Promise<{ text: string; end: string; lastId: number }> {
  let text = '';
  let end = 'cut';
  let lastId = 0;
  for await (const { id, data } of framesOf(response)) {
    lastId = id;
    if (data === '[DONE]') end = data;
    else {
      const body = JSON.parse(data);
      if (body.error) end = body.error.code;
      else text += body.choices?.[0]?.delta?.content ?? '';
    }
  }
  return { text, end, lastId };
}
