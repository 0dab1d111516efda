import { ChatError } from '../../core/chat-error.js';
import type { ChatEvent } from '../../core/chat-event.js';
import { asChatError } from '../../core/message-error.js';
import type { Verification } from '../../core/verification.js';
import type { Log } from '../../platform/log.js';
import { createDeadline, type Deadline } from '../deadline.js';
import { discard } from '../response-body.js';
import type { ChatTransport, TakeUpRequest, TurnRequest } from '../transport.js';
import { AnswerReader, dialects } from './answer-reader.js';
import type { ServerReport } from './answer-chunk.js';
import type { AnswerCache, RefusedParameters } from './dialects/dialects.js';
import { healthRoute, type Routes } from './endpoints.js';
import { checkModel } from './model-check.js';
import { readAnswer } from './read-answer.js';
import { judgeRefused } from './judge-refused.js';
import { chatBody, createRequester, type TransportDeps } from './create-requester.js';
import { isRedirect, withoutQuery } from './requester.js';
import { createRouteMemory } from './route-memory.js';

/** The transport that speaks to Open WebUI and to any other server with the routes of the OpenAI API. */
export function createOpenWebUITransport(deps: TransportDeps): ChatTransport {
  const { options, clock, log } = deps;
  const requester = createRequester(deps);
  const memory = createRouteMemory(options);
  /** Made with the first error. */
  let parameters: RefusedParameters | undefined;
  let cache: AnswerCache | undefined;

  async function verify(signal: AbortSignal): Promise<Verification> {
    const deadline = createDeadline(clock, signal);
    try {
      return await checkModel({ options: options(), requester, clock, deadline, log, learn: memory.learn });
    } catch (thrown) {
      signal.throwIfAborted();
      return { outcome: 'failed', error: asChatError(thrown) };
    } finally {
      deadline.release();
    }
  }

  /**
   * Asks at the address that is known, else at each where the route may be, as long as the answer proves that
   * nothing was run there: no such route, or a page. No other answer leads to a second request, but for the refusal of
   * a parameter, after which the same message goes once more without it.
   */
  async function* answer(request: TurnRequest, deadline: Deadline): AsyncGenerator<ChatEvent, void> {
    let missed: ChatError | undefined;
    for (const routes of memory.routes()) {
      let attempt: Attempt = 'again';
      while (attempt === 'again') attempt = yield* ask(routes, request, deadline);
      if (attempt === 'answered') return;
      missed ??= attempt;
    }
    throw missed ?? new ChatError('not-found', 'no route');
  }

  /** Asks once, at one address. */
  async function* ask(routes: Routes, request: TurnRequest, deadline: Deadline): AsyncGenerator<ChatEvent, Attempt> {
    const { stream, timeout } = options();
    const whole = chatBody(options(), request);
    const body = parameters?.adapt(whole) ?? whole;
    const onResume = (): void => deps.onResume?.(request.turnId);
    const accept = stream ? 'text/event-stream, application/json' : 'application/json';
    // A body that is no stream is read by the dialects.
    if (!stream) void dialects.load();
    deadline.start(timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
    const response = await requester.send(
      routes.chat,
      { accept, body, onResume, answerId: request.answerId },
      deadline.signal,
    );
    if (isRedirect(response)) {
      discard(response);
      throw new ChatError('redirect', 'redirected');
    }
    // Refused before anything was run.
    if (!response.ok) {
      const judged = await judgeRefused(response, clock.date(), requester.secret, deadline.signal);
      if (judged.isFiltered) {
        yield { type: 'end', finishReason: 'content-filter' };
        return 'answered';
      }
      if (response.status === 404 || response.status === 405) return judged.error;
      if (response.status === 401) {
        const refusal = dialects.value?.keyRefusal(withoutQuery(options().url), options());
        if (refusal) log.warn(refusal);
      }
      if (isRefusal(judged.error, judged.report, body)) return 'again';
      throw judged.error;
    }
    // An answer, or an error in its place.
    const isStream = stream || /event-stream/i.test(response.headers.get('content-type') ?? '');
    const reader = new AnswerReader(log, requester.secret);
    const outcome = yield* readAnswer(response, reader, deadline, isStream ? timeout : undefined, clock);
    if ('error' in outcome) {
      if (outcome.isPage) return outcome.error;
      if (outcome.report && isRefusal(outcome.error, outcome.report, body)) return 'again';
      const advice = outcome.report && dialects.value?.answerErrorWarning;
      if (advice) log.warn(advice(withoutQuery(options().url), outcome.error.code, options()));
      throw outcome.error;
    }
    memory.learn(routes);
    // For richer answers, and for a time without a network, in which nothing can be loaded.
    void dialects.load();
    // The reader of `end` leaves at once; that must not cut the connection that is about to end by itself.
    deadline.release();
    yield { type: 'end', finishReason: outcome.finishReason };
    return 'answered';
  }

  /** Reads an answer that a relay goes on with. */
  async function* takenUp({ turnId, answerId }: TakeUpRequest, deadline: Deadline): AsyncGenerator<ChatEvent, void> {
    const { timeout } = options();
    deadline.start(timeout.connect, () => new ChatError('timeout', 'no answer in time', { retryable: true }));
    const [routes] = memory.routes();
    const onResume = (): void => deps.onResume?.(turnId);
    const response = routes && (await requester.takeUp(routes.chat, answerId, onResume, deadline.signal));
    if (!response?.ok) throw new ChatError('interrupted', 'the answer is not there any more', { retryable: true });
    onResume();
    const reader = new AnswerReader(log, requester.secret);
    const outcome = yield* readAnswer(response, reader, deadline, timeout, clock);
    if ('error' in outcome) throw outcome.error;
    deadline.release();
    yield { type: 'end', finishReason: outcome.finishReason };
  }

  /** Whether the error refuses a parameter, so that the same message may go once more without it. */
  function isRefusal(error: ChatError, report: ServerReport, body: ReturnType<typeof chatBody>): boolean {
    parameters ??= dialects.value?.createRefusedParameters(options, log);
    return parameters?.learn(error, report, body) ?? false;
  }

  /** The answer, from memory where the owner allows that and it is there. */
  async function* remembered(request: TurnRequest, deadline: Deadline): AsyncGenerator<ChatEvent, void> {
    const ask = (): AsyncGenerator<ChatEvent, void> => answer(request, deadline);
    if (options().answerCache.entries) cache ??= (await dialects.load())?.createAnswerCache(options, clock);
    yield* cache && options().answerCache.entries ? cache.answer(request, ask) : ask();
  }

  return {
    get streams() {
      return options().stream;
    },
    get connection() {
      return requester.isRelay ? 'relay' : 'direct';
    },
    verify,
    isReachable: (signal) => requester.isReachable(healthRoute(options().url), signal),
    title: async (messages, signal) => {
      const loaded = await dialects.load();
      return loaded?.askTitle({ options: options(), requester, clock, routes: memory.routes()[0] }, messages, signal);
    },
    takeUp: (request, signal) => ({
      [Symbol.asyncIterator]: () => iterate(signal, (deadline) => takenUp(request, deadline)),
    }),
    stream: (request, signal) => ({
      [Symbol.asyncIterator]: () => iterate(signal, (deadline) => remembered(request, deadline)),
    }),
  };

  /** An iterator whose `return` ends the request at once, even while `next` waits for the server. */
  function iterate(
    signal: AbortSignal,
    start: (deadline: Deadline) => AsyncGenerator<ChatEvent, void>,
  ): AsyncIterator<ChatEvent, void> {
    const deadline = createDeadline(clock, signal);
    const events = guarded(start(deadline), deadline, signal, log);
    return {
      next: () => events.next(),
      return() {
        deadline.abort(left);
        return events.return();
      },
    };
  }
}

/** How one request went; an error where it proves that there is no such route, so that another address may have it. */
type Attempt = 'answered' | 'again' | ChatError;

/** The reason of an iteration that its reader left. */
const left = Symbol('left');

async function* guarded(
  events: AsyncGenerator<ChatEvent, void>,
  deadline: Deadline,
  signal: AbortSignal,
  log: Log,
): AsyncGenerator<ChatEvent, void> {
  try {
    yield* events;
  } catch (thrown) {
    if (deadline.signal.reason === left) return;
    signal.throwIfAborted();
    const error = asChatError(thrown);
    log.debug(`the request failed: ${error.code}: ${error.message}`);
    throw error;
  } finally {
    deadline.release();
  }
}
