import { isJsonObject, jsonValue, stringField } from '../json-value.js';
import type { Rehearsal } from '../rehearsal.js';
import type { Route } from '../recorded-request.js';
import type { Script, Step } from '../script.js';
import type { RecordedAnswer, Bundle, Exchange } from './bundle.js';
import { base64Bytes, joined } from './bytes.js';

const endings: readonly [RegExp, Route][] = [
  [/\/title\/completions$/, 'title'],
  [/\/chat\/completions$/, 'chat'],
  [/\/models$/, 'models'],
  [/\/version$/, 'version'],
  [/\/config$/, 'config'],
  [/\/health$/, 'health'],
];
/** The headers of a recorded answer that a client acts on. */
const played = ['content-type', 'location', 'retry-after', 'retry-after-ms', 'x-should-retry'];

/**
 * Makes a gateway answer as the recorded server did: each route in the order of its recording, and then its last
 * answer again and again. `rehearsal.reset()` ends it.
 */
export function replayBundle(rehearsal: Rehearsal, { exchanges }: Bundle): void {
  const queues = new Map<Route, Exchange[]>();
  for (const exchange of exchanges) {
    const route = endings.find(([ending]) => ending.test(exchange.path))?.[1];
    if (route === undefined || exchange.method === 'OPTIONS') continue;
    queues.set(route, [...(queues.get(route) ?? []), exchange]);
    const model = exchange.body === undefined ? undefined : modelOf(exchange.body);
    if (model) rehearsal.addModels({ id: model });
  }
  for (const [route, queue] of queues) {
    let next = 0;
    rehearsal.setScenario(
      () => {
        const exchange = queue[Math.min(next++, queue.length - 1)];
        return exchange && scriptOf(exchange);
      },
      { route },
    );
  }
}

function modelOf(body: string): string | undefined {
  const value = jsonValue(body);
  return isJsonObject(value) ? stringField(value, 'model') : undefined;
}

function scriptOf({ answer }: Exchange): Script {
  if (!answer) return { drop: true };
  const { status, after: delay } = answer;
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => played.includes(name)));
  const isStream = headers['content-type']?.includes('event-stream');
  if (isStream) return { status, headers, delay, steps: stepsOf(answer) };
  const body = new TextDecoder().decode(joined(answer.pieces.map(bytesOf)));
  return { status, headers, delay: delay + (answer.pieces.at(-1)?.after ?? 0), ...(body ? { body } : {}) };
}

function stepsOf({ pieces, end }: RecordedAnswer): Step[] {
  let before = 0;
  const steps = pieces.flatMap((piece): Step[] => {
    const wait = piece.after - before;
    before = piece.after;
    return [{ wait }, piece.base64 === undefined ? { raw: piece.text ?? '' } : { bytes: piece.base64 }];
  });
  if (end === 'broken') return [...steps, { reset: true }];
  return end === 'end' ? steps : [...steps, { wait: 'forever' }];
}

function bytesOf({ text, base64 }: RecordedAnswer['pieces'][number]): Uint8Array {
  return base64 === undefined ? new TextEncoder().encode(text ?? '') : base64Bytes(base64);
}
