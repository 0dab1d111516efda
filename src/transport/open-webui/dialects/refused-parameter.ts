import type { ChatError } from '../../../core/chat-error.js';
import type { ServerReport } from '../answer-chunk.js';

export interface RefusedParameter {
  readonly name: string;
  /** The name that the server wants it under; an empty string for none. */
  readonly instead: string;
}

const refuses =
  /unsupported|(not|n't) (be )?(an? )?(support|permit|allow|recogni[sz]e|accept|valid|available|enable)|unrecognized|unknown|unexpected|extra|deprecated|no longer|invalid|only .*(default|supported|allowed)|cannot|must be|use .* instead|out of range|too large|不支持|无效|非法|错误/i;

/** Stands for the role of the system prompt, which some models do not know. */
export const systemRole = 'role "system"';

/** Parameters that servers name in words of their own. OpenAI, Google and the templates of Gemma and Mistral. */
const words: Readonly<Record<string, RegExp>> = {
  stream: /[`'"]stream[`'"]|verified to stream|(not|n't) support stream|streaming (is )?(not|un)/i,
  [systemRole]:
    /role.{0,30}'system'|system (role|message|prompt|instruction)s?\b.{0,20} not|developer instruction is not/i,
};

/**
 * The parameter that a server refuses, of those that were sent: named by the field `param` (OpenAI), by the place of a
 * failed check (FastAPI, Mistral), or in a sentence that says so (vLLM, LiteLLM, Google, Groq).
 *
 * @see https://platform.openai.com/docs/guides/reasoning (max_completion_tokens in place of max_tokens)
 */
export function findRefusedParameter(
  { status, code }: ChatError,
  { text, words: codes, parameter }: ServerReport,
  sent: readonly string[],
): RefusedParameter | undefined {
  const mayBe = status === undefined || status === 400 || status === 422;
  // A conversation that is too long may be told with the number of tokens, but has another cure.
  if (!mayBe || code === 'context-too-long') return undefined;
  const name =
    sent.find((each) => each === parameter) ?? (refuses.test(`${codes} ${text}`) ? namedIn(text, sent) : undefined);
  if (name === undefined) return undefined;
  const word = /\buse (?:the )?[`'"]?(\w+_\w+)|(?:replaced by|renamed to|in favou?r of) [`'"]?(\w+)/i.exec(text);
  const instead = word?.[1] ?? word?.[2] ?? '';
  return { name, instead: instead === name ? '' : instead };
}

/** The first of the names in a sentence. */
function namedIn(text: string, names: readonly string[]): string | undefined {
  const found = names
    .map((name) => ({ name, at: text.search(words[name] ?? alone(name)) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return found[0]?.name;
}

function alone(name: string): RegExp {
  return new RegExp(`(?<![\\w.])${name.replace(/\W/g, '\\$&')}(?![\\w])`);
}
