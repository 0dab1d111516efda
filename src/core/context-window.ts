import type { RequestMessage } from './conversation.js';

/** The part of a conversation that is sent (option `context`); undefined: no limit. */
export interface ContextLimits {
  /** Messages before the newest one. */
  readonly messages?: number | undefined;
  /** Characters in them. */
  readonly characters?: number | undefined;
}

/**
 * The request without the oldest turns that are beyond the limits: turns go as a whole, the system prompt and the
 * last `kept` messages stay.
 */
export function withinContext(
  request: readonly RequestMessage[],
  { messages = Infinity, characters = Infinity }: ContextLimits,
  kept = 1,
): readonly RequestMessage[] {
  const from = firstTurn(request);
  const end = request.length - kept;
  let length = 0;
  let start = end;
  for (let at = end - 1; at >= from; at -= 1) {
    length += request[at]?.content.length ?? 0;
    if (length > characters || end - at > messages) break;
    if (request[at]?.role === 'user') start = at;
  }
  return cut(request, start);
}

/** The request without the older half of its turns, or undefined where there is none to leave out. */
export function withoutOlderHalf(request: readonly RequestMessage[], kept = 1): readonly RequestMessage[] | undefined {
  const starts = request.flatMap(({ role }, at) => (role === 'user' && at < request.length - kept ? [at] : []));
  return starts.length ? cut(request, starts[Math.ceil(starts.length / 2)] ?? request.length - kept) : undefined;
}

function cut(request: readonly RequestMessage[], start: number): readonly RequestMessage[] {
  return [...request.slice(0, firstTurn(request)), ...request.slice(start)];
}

function firstTurn([first]: readonly RequestMessage[]): number {
  return first?.role === 'system' ? 1 : 0;
}
