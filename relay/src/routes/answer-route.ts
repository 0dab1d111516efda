import type { Limits } from '../limits/limits.js';
import type { ResolvedRelay } from '../options/resolve-options.js';
import { RelayError } from '../relay-error.js';
import type { Observe } from '../relay-event.js';
import type { RunningTurn, Turn, TurnOwner, TurnStore } from '../turns/turn-store.js';
import { turnStream } from '../turns/turn-stream.js';
import {
  endWithError,
  framesOfWhole,
  isEventStream,
  readWhole,
  writeStream,
  type WrittenAnswer,
} from '../turns/write-answer.js';
import type { BegunAnswer, Upstreams } from '../upstream/upstreams.js';
import type { ChatRequest } from './chat-body.js';

/** An answer that is asked for. */
interface Asked {
  readonly chat: ChatRequest;
  readonly owner: TurnOwner;
  /** The client's id for the answer, if it gave one. */
  readonly turnId: string | undefined;
  readonly address: string;
  readonly session: string;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

interface AnswerDeps {
  readonly options: ResolvedRelay;
  readonly upstreams: Upstreams;
  readonly limits: Limits;
  readonly turns: TurnStore;
  readonly observe: Observe;
}

/** Gives answers, and knows those that run. */
export interface Answers {
  answer(asked: Asked): Promise<Response>;
  /** The frames of an answer after number `after`, and those to come. */
  follow(turn: Turn, after: number, signal: AbortSignal): Response;
  /** How many run here. */
  readonly running: number;
  /** Begins no more, waits for those that run, and interrupts them after `seconds`. */
  close(seconds: number): Promise<void>;
}

/** About as many characters of a text are a token. */
const charactersPerToken = 4;

export function createAnswers({ options, upstreams, limits, turns, observe }: AnswerDeps): Answers {
  const running = new Map<RunningTurn, Promise<unknown>>();
  let isClosing = false;

  async function answer(asked: Asked): Promise<Response> {
    const { turnId, owner, address, session } = asked;
    if (isClosing)
      throw new RelayError('busy', { status: 503, retryAfter: 5, message: 'The relay is being restarted.' });
    const turn = await turns.begin({ id: turnId, owner, detached: options.detached });
    // The same id is the same answer: a request that is sent again after a cut asks the upstream nothing.
    if (!turn) return followKnown(asked);
    const holder = turnId ?? crypto.randomUUID();
    const place = await limits.enter({ address, session, user: owner.user }, holder).catch(async (refusal: unknown) => {
      await forget(turnId);
      throw refusal;
    });
    observe({ type: 'turn-start' });
    const response = await run(asked, turn, (tokens) => place.leave(tokens)).catch(async (failure: unknown) => {
      await forget(turnId);
      throw failure;
    });
    return response;
  }

  async function followKnown({ turnId = '', owner, signal }: Asked): Promise<Response> {
    const known = await turns.find(turnId);
    if (!known) throw new RelayError('busy', { retryAfter: 1 });
    if (!isOwn(known, owner)) throw new RelayError('not-found');
    return streamResponse(known, 0, signal);
  }

  async function forget(turnId: string | undefined): Promise<void> {
    if (turnId !== undefined) await turns.forget(turnId).catch(() => {});
  }

  /**
   * Asks the upstream. Where it is silent for long, a stream is begun all the same, so that no proxy on the way ends
   * the wait; what goes wrong then is said in a frame.
   */
  async function run(asked: Asked, turn: RunningTurn, leave: (tokens: number) => Promise<void>): Promise<Response> {
    const { chat, signal } = asked;
    // By themselves: what lives as long as the answer must not keep the conversation.
    const { characters, isStream } = chat;
    const since = Date.now();
    let firstFrameMs: number | undefined;
    const isNamed = asked.turnId !== undefined;
    const onGone = (): void => turn.abort(new RelayError('stopped'));
    // An answer with an id goes on without its client; one without has nobody else.
    if (!isNamed || !isStream || options.detached === 0) signal.addEventListener('abort', onGone, { once: true });

    const finish = (written: WrittenAnswer | undefined): void => {
      running.delete(turn);
      signal.removeEventListener('abort', onGone);
      const prompt = written?.usage?.prompt ?? characters / charactersPerToken;
      const completion = written?.usage?.completion ?? (written?.characters ?? 0) / charactersPerToken;
      void leave(written ? prompt + completion : 0);
      observe({
        type: 'turn-end',
        end: turn.ended ?? 'failed',
        ms: Date.now() - since,
        firstFrameMs,
        promptTokens: Math.round(prompt),
        completionTokens: Math.round(completion),
        isEstimate: written?.usage === undefined,
      });
    };

    const silent = setTimeout(() => turn.abort(new RelayError('upstream', { status: 504 })), options.idle * 1000);
    const begun = upstreams.ask('chat', chat.model, chat.body, turn.signal).finally(() => clearTimeout(silent));
    /** Where the answer is whole, its body; else undefined, and the turn has the frames. */
    const work = begun.then(async (answer) => {
      firstFrameMs = Date.now() - since;
      if (isEventStream(answer.response)) return { written: await writeStream(answer, turn, rules()) };
      const whole = await readWhole(answer);
      return { written: whole, body: whole.body };
    });
    const outcome = work.then(
      (done) => {
        if (done.body && isStream) for (const frame of framesOfWhole(done.body)) turn.append(frame);
        turn.end(done.written.isComplete ? 'complete' : 'failed');
        finish(done.written);
        return done;
      },
      (error: unknown) => {
        endWithError(turn, error);
        finish(undefined);
        throw turn.signal.aborted ? turn.signal.reason : error;
      },
    );
    running.set(
      turn,
      outcome.catch(() => {}),
    );

    const isOpened = await isStreamBegun(begun, outcome, isStream);
    if (!isOpened) {
      const { body } = await outcome;
      await forget(asked.turnId);
      return Response.json(body ?? {});
    }
    return streamResponse(turn, 0, signal);
  }

  /** Whether a stream is sent: the upstream has begun one, or has said nothing for long. Rejects with its refusal. */
  async function isStreamBegun(
    begun: Promise<BegunAnswer>,
    outcome: Promise<unknown>,
    wantsStream: boolean,
  ): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<true>((resolve) => {
      if (wantsStream) timer = setTimeout(() => resolve(true), options.keepAlive * 1000);
    });
    try {
      return await Promise.race([begun.then(({ response }) => isEventStream(response)), patience]);
    } finally {
      clearTimeout(timer);
      outcome.catch(() => {});
    }
  }

  const rules = () => ({ idleMs: options.idle * 1000, size: options.turnSize });

  function streamResponse(turn: Turn, after: number, signal: AbortSignal): Response {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' };
    return new Response(turnStream(turn, after, options.keepAlive, signal), { headers });
  }

  return {
    answer,
    follow: streamResponse,
    get running() {
      return running.size;
    },
    async close(seconds) {
      isClosing = true;
      const all = Promise.allSettled(running.values());
      let timer: ReturnType<typeof setTimeout> | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, seconds * 1000);
      });
      await Promise.race([all, limit]);
      clearTimeout(timer);
      for (const turn of running.keys()) turn.abort(new RelayError('interrupted'));
      await Promise.allSettled(running.values());
    },
  };
}

/** Whether a turn belongs to who asks: to a page of the same origin, and for a known visitor to that one. */
export function isOwn(turn: Turn, { origin, user }: TurnOwner): boolean {
  return turn.owner.origin === origin && (turn.owner.user === undefined || turn.owner.user === user);
}
