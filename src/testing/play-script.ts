import { answerHead, type AnswerHead } from './frames.js';
import { JsonAnswer } from './json-answer.js';
import { brokenConnection, performSteps, waitMs, type Pace } from './perform-steps.js';
import type { RequestLog } from './request-log.js';
import { sleep } from './rehearsal-clock.js';
import type { Script } from './script.js';
import type { Random } from './seeded-random.js';
import { streamBody } from './stream-body.js';

/** The parts of the answer to one request. */
export interface Performance {
  readonly script: Script;
  readonly model: string;
  /** Whether a stream was asked for. */
  readonly streamed: boolean;
  readonly pace: Pace;
  readonly random: Random;
  readonly log: RequestLog;
}

/** Tell what carries the response further how to send it; never sent themselves. */
export const marks = { gzip: 'x-rehearsal-gzip', noCors: 'x-rehearsal-no-cors' } as const;

/** Plays a script as a response. Rejects with the signal's reason when the client goes first. */
export async function playScript(performance: Performance): Promise<Response> {
  const { script } = performance;
  const response = await responseOf(performance);
  if (script.gzip) response.headers.set(marks.gzip, '1');
  if (script.cors === false) response.headers.set(marks.noCors, '1');
  return script.lengthOff === undefined ? response : withWrongLength(response, script.lengthOff);
}

async function responseOf(performance: Performance): Promise<Response> {
  const { script, model, streamed, pace, random, log } = performance;
  await sleep(pace.clock, waitMs(script.delay, pace), pace.signal);
  pace.signal.throwIfAborted();
  if (script.drop) throw brokenConnection();
  const status = script.status ?? 200;
  if (script.body !== undefined || script.steps === undefined) return wholeResponse(script, status);
  const head = answerHead(model, pace.clock.date(), random);
  if (!streamed) return jsonResponse(performance, head, status);
  log.onStream();
  const headers = new Headers({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  addHeaders(headers, script);
  return new Response(streamBody(script, head, pace, random, log), { status, headers });
}

async function jsonResponse({ script, pace, log }: Performance, head: AnswerHead, status: number): Promise<Response> {
  const answer = new JsonAnswer();
  for await (const step of performSteps(script, pace)) answer.add(step);
  pace.signal.throwIfAborted();
  log.onText(answer.content);
  const headers = new Headers({ 'content-type': 'application/json' });
  addHeaders(headers, script);
  return new Response(answer.text(head), { status, headers });
}

function wholeResponse(script: Script, status: number): Response {
  const { body } = script;
  const headers = new Headers();
  if (body !== undefined) headers.set('content-type', typeof body === 'string' ? 'text/plain' : 'application/json');
  addHeaders(headers, script);
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers });
}

/** As a client sees it: it waits for bytes that do not come, or reads no further than it was told. */
async function withWrongLength(response: Response, off: number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const length = Math.max(0, bytes.length + off);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, length));
      if (off <= 0) controller.close();
    },
    pull(controller) {
      if (off > 0) controller.error(brokenConnection());
    },
  });
  const headers = new Headers(response.headers);
  headers.set('content-length', String(length));
  return new Response(body, { status: response.status, headers });
}

function addHeaders(headers: Headers, script: Script): void {
  for (const [name, value] of Object.entries(script.headers ?? {})) headers.set(name, value);
}
