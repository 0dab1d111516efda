import { scenarioRow, type ScenarioContext, type ScenarioRow } from './scenario-row.js';
import type { Script } from './script.js';
import { answerSteps } from './steps.js';
import { tokensOf } from './tokens.js';

const counts: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };
const usualStatuses = [
  204, 206, 400, 401, 402, 403, 404, 405, 408, 409, 413, 422, 425, 429, 500, 501, 502, 503, 504, 507, 529,
];
const statusName = /^status-(\d{3})(?:-(once|twice|thrice|\d+))?$/;

const signInPage = '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in to continue</h1></html>';

/** Scenarios in which no answer begins. */
export const refusalScenarios: readonly ScenarioRow[] = [
  {
    example: 'status-500-twice',
    listed: usualStatuses.flatMap((code) => ['', '-1', '-2', '-once', '-twice'].map((s) => `status-${code}${s}`)),
    about: 'An HTTP error once, twice, thrice or N times, then an answer; without a count for ever.',
    read(name) {
      const [, code, count] = statusName.exec(name) ?? [];
      if (code === undefined || Number(code) < 200 || Number(code) > 599) return undefined;
      const failures = count === undefined ? Infinity : (counts[count] ?? Number(count));
      // A part is an answer: whoever asked for no range reads it as a whole.
      if (code === '206') return (context) => ({ ...answered(context), status: 206 });
      return (context) => (context.attempt > failures ? answered(context) : failed(Number(code)));
    },
  },
  scenarioRow('retry-after-2', 'Too many requests, with two seconds to wait; then an answer.', (context, seconds = 0) =>
    busyOnce(context, { 'retry-after': String(seconds) }),
  ),
  scenarioRow(
    'retry-after-date-5',
    'Too many requests, until a date in five seconds; then an answer.',
    (context, seconds = 0) =>
      busyOnce(context, { 'retry-after': new Date(context.date + seconds * 1000).toUTCString() }),
  ),
  scenarioRow(
    'retry-after-ms-800',
    'Too many requests, with 800 milliseconds to wait; then an answer.',
    (context, ms = 0) => busyOnce(context, { 'retry-after-ms': String(ms) }),
  ),
  scenarioRow('should-not-retry', 'A server error that says not to ask again.', () => ({
    ...failed(500),
    headers: { 'x-should-retry': 'false' },
  })),
  scenarioRow('key-expires', 'The key is refused once, as a token that has ended; then an answer.', (context) =>
    context.attempt > 1
      ? answered(context)
      : {
          status: 401,
          body: { detail: 'Your session has expired or the token is invalid. Please sign in again.' },
        },
  ),
  scenarioRow('no-headers', 'Silence from the start.', () => ({ delay: 'forever' })),
  scenarioRow('headers-after-10', 'Ten seconds before the headers, then an answer.', (context, seconds = 0) => ({
    ...answered(context),
    delay: seconds * 1000,
  })),
  scenarioRow('no-frames', 'Headers, then silence.', () => ({ steps: [{ wait: 'forever' }] })),
  scenarioRow('drop', 'The connection is closed before the headers.', () => ({ drop: true })),
  scenarioRow('html', 'A sign-in page with status 200.', () => ({
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: signInPage,
  })),
  scenarioRow('context-too-long', 'The conversation is longer than the model takes.', () => ({
    status: 400,
    body: {
      error: { code: 'context_length_exceeded', message: "This model's maximum context length is 8192 tokens." },
    },
  })),
  scenarioRow('quota', 'The account has no credit left.', () => ({
    status: 429,
    body: { error: { code: 'insufficient_quota', message: 'You exceeded your current quota.' } },
  })),
];

function busyOnce(context: ScenarioContext, headers: Readonly<Record<string, string>>): Script {
  return context.attempt > 1 ? answered(context) : { ...failed(429), headers };
}

function answered({ answer }: ScenarioContext): Script {
  return { steps: answerSteps(tokensOf(answer)) };
}

/** The bodies that such a status comes with: Open WebUI's own or a provider's. */
function failed(status: number): Script {
  if (status === 204 || status === 205 || status === 304) return { status };
  if (status === 401) return { status, body: { detail: '401 Unauthorized' } };
  if (status === 404) return { status, body: { detail: 'Not Found' } };
  if (status === 500) return { status, body: { detail: 'Open WebUI: Server Connection Error' } };
  if (status === 502 || status === 503 || status === 504)
    return {
      status,
      headers: { 'content-type': 'text/html' },
      body: `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr>nginx</body></html>`,
    };
  return { status, body: { error: { message: `The provider answered ${status}`, code: status } } };
}
