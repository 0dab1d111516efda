import type { Clock } from '../../../../core/clock.js';
import type { RequestMessage } from '../../../../core/conversation.js';
import type { ResolvedOptions } from '../../../../options/chat-options.js';
import { createDeadline } from '../../../deadline.js';
import { asList, asObject, parseJson, asString } from '../../../json.js';
import { singleLine } from '../../../server-text.js';
import { readText } from '../../../response-body.js';
import { ChatError } from '../../../../core/chat-error.js';
import type { Routes } from '../../endpoints.js';
import type { Requester } from '../../requester.js';

const longestBody = 64_000;

interface TitleDeps {
  readonly options: ResolvedOptions;
  readonly requester: Requester;
  readonly clock: Clock;
  readonly routes: Routes | undefined;
}

/** Asks Open WebUI's title task; undefined where there is none, where it is switched off, and after any error. */
export async function askTitle(
  { options, requester, clock, routes }: TitleDeps,
  messages: readonly RequestMessage[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = titleRoute(routes?.chat ?? '');
  if (!url) return undefined;
  const deadline = createDeadline(clock, signal);
  deadline.start(options.timeout.connect, () => new ChatError('timeout', 'no title in time'));
  try {
    const body = { model: options.model, messages: messages.filter(({ role }) => role !== 'system'), stream: false };
    const response = await requester.send(url, { accept: 'application/json', body }, deadline.signal);
    const text = await readText(response, longestBody);
    return response.ok ? readTitle(parseJson(text)) : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    deadline.release();
  }
}

/** The route of the title task beside a chat route; undefined for a server that is not Open WebUI. */
function titleRoute(chat: string): string | undefined {
  const [, api, query = ''] = /^(.*\/api)(?:\/v1)?\/chat\/completions(\?.*)?$/.exec(chat) ?? [];
  return api && `${api}/v1/tasks/title/completions${query}`;
}

/**
 * The title in the task's answer: a completion whose text should be `{"title": "…"}`, which small models wrap in
 * words and fences. Where the task is switched off, the answer is 200 with `{"detail": …}`.
 */
function readTitle(body: unknown): string | undefined {
  const { choices, title } = asObject(body);
  const text = asString(asObject(asObject(asList(choices)[0]).message).content);
  const written = /"title"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return singleLine(asString(title) || parseJson(written ?? ''), 100) || undefined;
}
