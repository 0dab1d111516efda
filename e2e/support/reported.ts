import { readFileSync } from 'node:fs';
import type { RunningRehearsal, RehearsalServerOptions, Script, Step } from '../../src/testing/index.js';
import type { RehearsalRequest } from '../../src/testing/recorded-request.js';
import { expect } from '@playwright/test';
import { notices } from '../../src/strings/en/notices.js';
import type { StartedChat } from './chat.js';
import type { TagOptions } from './site.js';

/** What a visitor sees of a message once its turn is over, and what the owner and the server do. */
export interface Seen {
  /** `complete` or `incomplete` of the answer, `failed` of a message without one. */
  readonly status: 'complete' | 'incomplete' | 'failed';
  /** All of the answer's text. */
  readonly text?: string | RegExp;
  /** The sentence below it. */
  readonly says?: RegExp;
  /** A word that stands nowhere in the panel. */
  readonly never?: RegExp;
  /** Requests for an answer. @default 1 */
  readonly asked?: number;
  /** What the console says, all lines together. */
  readonly tells?: RegExp;
}

export const frame = (value: unknown): Step => ({ raw: `data: ${JSON.stringify(value)}\n\n` });
export const raw = (text: string): Step => ({ raw: text });
export const delta = (fields: unknown, finish_reason: unknown = null): Step =>
  frame({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: fields, finish_reason }] });
export const say = (content: unknown): Step => delta({ content });
export const stop: Step = delta({}, 'stop');
export const done: Step = raw('data: [DONE]\n\n');

/** The script of a stream that ends properly, of the parts that are steps. */
export const stream = (...steps: readonly Step[]): Script => ({ steps });
export const json = (body: unknown, status = 200): Script => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** How the gateway answers: the same each time, or by the request. */
export type Answers = Script | ((request: RehearsalRequest, asked: number) => Script);

/** Plays a case on the built widget and holds what is seen against what is expected. */
export async function playReported(
  chat: StartedChat,
  startGateway: (options?: RehearsalServerOptions) => Promise<RunningRehearsal>,
  answers: Answers,
  seen: Seen,
  options: TagOptions = {},
): Promise<void> {
  let asked = 0;
  const lines: string[] = [];
  chat.page.on('console', (line) => void lines.push(line.text()));
  const gateway = await startGateway({
    tokensPerSecond: Infinity,
    scenario: (request) => {
      asked += 1;
      return typeof answers === 'function' ? answers(request, asked) : answers;
    },
  });
  await chat.start({ gateway, model: 'Technova', options: { 'max-retries': '0', ...options }, say: 'Hello' });
  const last = chat.host.locator('article').last();
  const role = seen.status === 'failed' ? 'user' : 'assistant';
  await expect(last).toHaveAttribute('data-status', seen.status);
  await expect(last).toHaveAttribute('data-role', role);
  const text = last.locator('.markdown');
  if (seen.text instanceof RegExp) await expect(text).toHaveText(seen.text);
  else if (seen.text !== undefined) await expect(text).toHaveText(seen.text);
  if (seen.says) await expect(chat.log).toContainText(seen.says);
  if (seen.never) await expect(chat.panel).not.toContainText(seen.never);
  if (seen.status === 'complete') await expect(chat.retryButton).toHaveCount(0);
  if (seen.tells) await expect.poll(() => lines.join('\n')).toMatch(seen.tells);
  expect(asked).toBe(seen.asked ?? 1);
}

/** The sentences that visitors read, any of the given ones. */
export const { errors: errorTexts, incomplete: incompleteTexts, cutOff } = notices;
export function anyOf(...texts: readonly string[]): RegExp {
  return new RegExp(texts.map((text) => text.replaceAll('.', '\\.')).join('|'));
}

/** The rows of the collection of reported faults, by their ids. */
export const reported: ReadonlyMap<string, { readonly id: string; readonly input: string }> = new Map(
  readFileSync('test/fixtures/corpora/reported.jsonl', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): [string, { id: string; input: string }] => {
      const row = JSON.parse(line) as { id: string; input: string };
      return [row.id, row];
    }),
);
