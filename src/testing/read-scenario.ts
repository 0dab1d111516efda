import { isJsonObject, type JsonFields } from './json-value.js';
import type { Route } from './recorded-request.js';
import { findScenario } from './scenario-table.js';
import type { ScenarioTarget } from './scenario-plan.js';
import type { Script, Step } from './script.js';

const routes: readonly Route[] = ['models', 'chat', 'title', 'version', 'config', 'health', 'preflight'];
const stepKinds = ['text', 'delta', 'frame', 'raw', 'bytes', 'finish', 'wait', 'reset'];

/** Something that came over the control address and is no scenario. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

/** A scenario of the control address: a name or a script. */
export function readScenario(value: unknown): string | Script {
  if (typeof value === 'string') {
    if (!findScenario(value)) throw new ControlError(`There is no scenario named "${value}"`);
    return value;
  }
  if (!isJsonObject(value)) throw new ControlError('A scenario is a name or a script');
  return readScript(value);
}

/** Which requests a scenario of the control address is for. */
export function readTarget(value: JsonFields): ScenarioTarget {
  const { model } = value;
  const route = routes.find((known) => known === value['route']);
  if (model !== undefined && typeof model !== 'string') throw new ControlError('"model" is a string');
  if (value['route'] !== undefined && !route) throw new ControlError(`"route" is one of ${routes.join(', ')}`);
  return { ...(model === undefined ? {} : { model }), ...(route ? { route } : {}) };
}

function readScript(value: JsonFields): Script {
  const script = {
    status: statusField(value),
    tokenMs: numberField(value, 'tokenMs'),
    delay: value['delay'] === 'forever' ? ('forever' as const) : numberField(value, 'delay'),
    headers: value['headers'] === undefined ? undefined : readHeaders(value['headers']),
    steps: value['steps'] === undefined ? undefined : readSteps(value['steps']),
    body: value['body'],
    lengthOff: value['lengthOff'] === undefined ? undefined : wholeField(value, 'lengthOff'),
    cors: value['cors'] === false ? (false as const) : undefined,
  };
  const { drop, split, buffered, gzip } = value;
  const flags = { drop: drop === true, split: split === true, buffered: buffered === true, gzip: gzip === true };
  return { ...withoutUndefined(script), ...flags };
}

function statusField(value: JsonFields): number | undefined {
  const status = numberField(value, 'status');
  if (status === undefined || (Number.isInteger(status) && status >= 200 && status <= 599)) return status;
  throw new ControlError('"status" is a whole number from 200 to 599');
}

function numberField(value: JsonFields, name: string): number | undefined {
  const field = value[name];
  if (field === undefined) return undefined;
  if (typeof field === 'number' && field >= 0) return field;
  throw new ControlError(`"${name}" is a number of at least 0`);
}

function wholeField(value: JsonFields, name: string): number {
  const field = value[name];
  if (Number.isInteger(field)) return Number(field);
  throw new ControlError(`"${name}" is a whole number`);
}

function readHeaders(value: unknown): Record<string, string> {
  if (!isJsonObject(value)) throw new ControlError('"headers" is an object');
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, String(field)]));
}

function readSteps(value: unknown): Step[] {
  if (!Array.isArray(value)) throw new ControlError('"steps" is a list');
  return value.map(readStep);
}

function readStep(value: unknown): Step {
  if (isJsonObject(value)) {
    const { text, delta, raw, bytes, finish, wait } = value;
    if (typeof text === 'string') return { text };
    if (typeof raw === 'string') return { raw };
    if (typeof bytes === 'string' && isBase64(bytes)) return { bytes };
    if (typeof finish === 'string') return { finish };
    if (isJsonObject(delta)) return { delta };
    if (wait === 'forever' || typeof wait === 'number') return { wait };
    if (value['reset'] === true) return { reset: true };
    if ('frame' in value) return { frame: value['frame'] };
  }
  throw new ControlError(`A step is an object with one of ${stepKinds.join(', ')}`);
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[\w+/]*={0,2}$/.test(text) && !text.includes('_');
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}
