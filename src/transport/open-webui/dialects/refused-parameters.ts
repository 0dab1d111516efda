import { findRefusedParameter, systemRole } from './refused-parameter.js';
import { asList, asObject, type JsonObject } from '../../json.js';
import type { ServerReport } from '../answer-chunk.js';
import type { ChatError } from '../../../core/chat-error.js';
import type { ResolvedOptions } from '../../../options/chat-options.js';
import type { Log } from '../../../platform/log.js';

/** Parameters that a model does not take, remembered as long as the page is there, for each server and model. */
export interface RefusedParameters {
  /** The body without them, or with the names that the server gave. */
  adapt(body: ChatBody): ChatBody;
  /**
   * Whether the error refuses a parameter of this body: then it is remembered, and the owner is told how to leave it
   * out. To ask again helps at most once for each.
   */
  learn(error: ChatError, report: ServerReport, body: ChatBody): boolean;
}

/** The body of a request for an answer. */
export type ChatBody = Readonly<Record<string, unknown>>;

export function createRefusedParameters(options: () => ResolvedOptions, log: Log): RefusedParameters {
  /** By server and model: names, and what is sent under which name instead; an empty name for nothing. */
  const known = new Map<string, Map<string, string>>();
  const keyOf = ({ model }: ChatBody): string => `${options().url} ${String(model)}`;

  return {
    adapt(body) {
      const renamed = known.get(keyOf(body));
      if (!renamed) return body;
      const entries = Object.entries(body).map(([name, value]) => [renamed.get(name) ?? name, value] as const);
      const { messages } = body;
      return {
        ...Object.fromEntries(entries.filter(([name]) => name)),
        // Left out, a stream is the default of some servers.
        ...(renamed.has('stream') && { stream: false }),
        ...(renamed.has(systemRole) && { messages: withoutSystem(asList(messages).map(asObject)) }),
      };
    },
    learn(error, report, body) {
      const names = Object.keys(body).filter((name) => name !== 'model' && name !== 'messages' && body[name] !== false);
      if (asObject(asList(body['messages'])[0])['role'] === 'system') names.push(systemRole);
      const refused = findRefusedParameter(error, report, names);
      if (!refused) return false;
      const renamed = known.get(keyOf(body)) ?? new Map<string, string>();
      known.set(keyOf(body), renamed);
      const { name, instead } = refused;
      // The name that the server gave may be refused in its turn.
      const original = [...renamed].find(([, given]) => given === name)?.[0] ?? name;
      const isNew = instead !== '' && !names.includes(instead) && original === name;
      renamed.set(original, isNew ? instead : '');
      log.warn(adviceFor(original, isNew ? instead : '', body));
      return true;
    },
  };
}

/** The text of the system prompt, before the first words of the visitor. */
function withoutSystem(messages: readonly JsonObject[]): readonly JsonObject[] {
  const prompts = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const [first, ...others] = messages.filter(({ role }) => role !== 'system');
  return [{ role: 'user', ...first, content: [...prompts, first?.['content'] ?? ''].join('\n\n') }, ...others];
}

/** Names the option that spares the second request. */
function adviceFor(name: string, instead: string, { model, ...body }: ChatBody): string {
  if (name === systemRole)
    return `The model "${String(model)}" takes no system prompt, which costs one more request: it goes before the first message.`;
  const options: Readonly<Record<string, string>> = {
    max_tokens: 'maxTokens: null',
    temperature: 'temperature: null',
    stream: 'stream: false',
  };
  const option = options[name];
  const how = instead ? `and is sent as ${instead} instead` : 'and is left out';
  const cure = option ? `set the option ${option}` : `take it out of the option requestBody`;
  const more = instead && ` and requestBody: { ${instead}: ${String(body[name])} }`;
  return `The model "${String(model)}" refuses the parameter ${name}, which costs one more request ${how}: ${cure}${more}.`;
}
