import type { RawAnswer } from '../support/raw-request.js';
import { site } from '../support/visitor.js';

/** Where the hostile requests go. */
export interface Target {
  readonly url: string;
  /** A token that is good, for what is refused for another reason. */
  readonly session: string;
  /** Signs the sessions of the target, which only a test knows. */
  readonly sessionSecret: string;
  readonly identitySecret: string;
  /** An answer that belongs to the user `ann`. */
  readonly turnOfAnn: string;
}

/** One hostile request, and the refusal it has to get. */
export interface Hostile {
  readonly kind: string;
  readonly name: string;
  readonly status: number;
  readonly code: string;
  send(target: Target): Promise<RawAnswer>;
}

export type Sender = (target: Target) => Promise<RawAnswer>;
interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export const question = { model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] };
export const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3600;

export async function ask(
  url: string,
  { path = '/api/chat/completions', method = 'POST', headers = {}, body }: Sent,
): Promise<RawAnswer> {
  const response = await fetch(url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, code: /"code":"([\w-]+)"/.exec(text)?.[1] ?? '' };
}

/** A request as the widget sends it, with one thing wrong. */
export function chat(body: unknown, headers: Record<string, string> = {}): Sender {
  return ({ url, session }) => {
    const usual = { origin: site, authorization: `Bearer ${session}`, 'content-type': 'application/json' };
    const isBytes = typeof body === 'string' || body instanceof Uint8Array;
    return ask(url, { headers: { ...usual, ...headers }, body: isBytes ? (body as string) : JSON.stringify(body) });
  };
}

export function rows(kind: string, status: number, code: string, senders: Readonly<Record<string, Sender>>): Hostile[] {
  return Object.entries(senders).map(([name, send]) => ({ kind, name, status, code, send }));
}

export function each<T extends string>(names: readonly T[], sender: (name: T) => Sender): Record<string, Sender> {
  return Object.fromEntries(names.map((name) => [name, sender(name)]));
}
