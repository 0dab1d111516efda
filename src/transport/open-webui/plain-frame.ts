import { isObject, parseJson, stringOf } from '../json.js';

/** What a frame says that holds only a piece of the answer's text. */
export interface PlainFrame {
  readonly text: string;
  readonly finishReason: string;
}

/** Fields of a frame and of its delta that say nothing but that. */
const known = /^(id|object|created|model|choices|system_fingerprint|service_tier|provider|role|content)$/;
/** What may be a tag, and half a character. */
const special = /[<◁]|[\ud800-\udbff]$/;

/** Reads a chunk of a streamed completion of the OpenAI API; undefined where it says anything more. */
export function readPlainFrame(data: string): PlainFrame | undefined {
  const frame = parseJson(data);
  if (!isPlain(frame)) return undefined;
  const { object = 'chunk', choices } = frame;
  if (!stringOf(object).endsWith('chunk') || !Array.isArray(choices)) return undefined;
  const [choice = {}, second] = choices as unknown[];
  if (!isObject(choice) || second || choice.index || choice.error || choice.text || choice.message) return undefined;
  const { delta = {}, finish_reason } = choice;
  const finishReason = finish_reason ?? '';
  if (!isPlain(delta)) return undefined;
  if (finishReason !== '' && finishReason !== 'stop' && finishReason !== 'length') return undefined;
  const text = delta.content ?? '';
  return typeof text === 'string' && !special.test(text) ? { text, finishReason } : undefined;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.entries(value).every(([name, field]) => known.test(name) || isNothing(field));
}

/** Gateways name what they do not say: `tool_calls: []`, `usage: null`, `reasoning: ""`. */
function isNothing(field: unknown): boolean {
  return !field || (Array.isArray(field) && !field.length);
}
