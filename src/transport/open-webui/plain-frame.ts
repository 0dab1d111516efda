import { isObject, listOf, objectOf, parseJson, stringOf } from '../json.js';

/** What a frame says of the answer's text. */
export interface Frame {
  readonly text: string;
  readonly finishReason: string;
  /** Whether it says nothing more. */
  readonly isPlain: boolean;
  readonly isFault: boolean;
}

/** Fields of a frame and of its delta that say nothing but that. */
const known = /^(id|object|created|model|choices|system_fingerprint|service_tier|provider|role|content)$/;
/** What may be a tag, and half a character. */
const special = /[<◁]|[\ud800-\udbff]$/;

/** Reads a chunk of a streamed completion of the OpenAI API. */
export function readFrame(data: string): Frame {
  const frame = parseJson(data);
  const { object = 'chunk', choices, error } = objectOf(frame);
  const [first = {}, second] = listOf(choices);
  const choice = objectOf(first);
  const { delta = {}, finish_reason } = choice;
  const { content } = objectOf(delta);
  const text = stringOf(content);
  const finishReason = stringOf(finish_reason);
  const isOdd = second || choice.index || choice.error || choice.text || choice.message;
  return {
    text,
    finishReason,
    isFault: Boolean(error),
    isPlain:
      isPlain(frame) &&
      stringOf(object).endsWith('chunk') &&
      Array.isArray(choices) &&
      isObject(first) &&
      !isOdd &&
      isPlain(delta) &&
      (finish_reason ?? finishReason) === finishReason &&
      /^(stop|length)?$/.test(finishReason) &&
      (content ?? text) === text &&
      !special.test(text),
  };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.entries(value).every(([name, field]) => known.test(name) || isNothing(field));
}

/** Gateways name what they do not say: `tool_calls: []`, `usage: null`, `reasoning: ""`. */
function isNothing(field: unknown): boolean {
  return !field || (Array.isArray(field) && !field.length);
}
