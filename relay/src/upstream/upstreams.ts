import { RelayError } from '../relay-error.js';
import type { Observe } from '../relay-event.js';
import type { UpstreamResponse } from './upstream-call.js';
import { textOf } from './upstream-call.js';
import { upstreamError } from './upstream-error.js';
import type { OfferedModel, Upstream } from './upstream.js';

/** A list of models is asked for again after this time. */
const freshMs = 30_000;
/** A list that cannot be renewed is used for so long. */
const staleMs = 10 * 60_000;
const listTimeoutMs = 10_000;
const longestError = 64_000;

/** An answer that has begun, and who gives it. */
export interface BegunAnswer {
  readonly response: UpstreamResponse;
  readonly secrets: readonly string[];
}

/** All upstreams as one. */
export interface Upstreams {
  /** The models that are offered, from all upstreams that answer. Rejects with `upstream` where none does. */
  models(): Promise<readonly OfferedModel[]>;
  /** Asks the first upstream that has the model, and the next where it does not answer. Rejects with a RelayError. */
  ask(route: 'chat' | 'title', model: string, body: unknown, signal: AbortSignal): Promise<BegunAnswer>;
}

interface List {
  readonly models: readonly OfferedModel[];
  readonly at: number;
}

/** @param allowed ids or names of models; the others do not exist for visitors */
export function createUpstreams(
  upstreams: readonly Upstream[],
  allowed: readonly string[],
  observe: Observe,
): Upstreams {
  const lists = new Map<Upstream, List>();
  const asking = new Map<Upstream, Promise<List | undefined>>();

  /** The list of one upstream; undefined where it cannot be had. */
  async function listOf(upstream: Upstream): Promise<List | undefined> {
    const known = lists.get(upstream);
    if (known && Date.now() - known.at < freshMs) return known;
    const running = asking.get(upstream) ?? ask(upstream).finally(() => asking.delete(upstream));
    asking.set(upstream, running);
    const fresh = await running;
    return fresh ?? (known && Date.now() - known.at < staleMs ? known : undefined);
  }

  async function ask(upstream: Upstream): Promise<List | undefined> {
    try {
      const all = await upstream.listModels(AbortSignal.timeout(listTimeoutMs));
      const list = { models: offered(all, allowed), at: Date.now() };
      lists.set(upstream, list);
      return list;
    } catch (error) {
      observe({ type: 'upstream-error', upstream: upstream.name, reason: reasonOf(error) });
      return undefined;
    }
  }

  return {
    async models() {
      const all = await Promise.all(upstreams.map(listOf));
      const known = all.filter((list) => list !== undefined);
      if (known.length === 0) throw new RelayError('upstream');
      const byId = new Map(known.flatMap(({ models }) => models).map((model) => [model.id, model]));
      return [...byId.values()];
    },
    async ask(route, model, body, signal) {
      let failure: RelayError | undefined;
      for (const upstream of upstreams) {
        const list = await listOf(upstream);
        if (!list?.models.some(({ id }) => id === model)) continue;
        try {
          const response = await upstream.post(route, body, signal);
          if (response.status === 200) return { response, secrets: await upstream.secrets() };
          failure = await refusalOf(response);
          observe({ type: 'upstream-error', upstream: upstream.name, reason: reasonOf(failure.cause) });
          // A refusal is the request's own; only a server that is not there is replaced by another.
          if (response.status < 500) throw failure;
        } catch (error) {
          if (signal.aborted) throw signal.reason;
          if (error === failure) throw error;
          observe({ type: 'upstream-error', upstream: upstream.name, reason: reasonOf(error) });
          failure = new RelayError('upstream', { cause: error });
        }
      }
      throw failure ?? new RelayError('upstream');
    },
  };
}

/** The models of the list that are allowed: by their id, else by their name, in the owner's order. */
function offered(all: readonly OfferedModel[], allowed: readonly string[]): readonly OfferedModel[] {
  const found = allowed.map((name) => all.find(({ id }) => id === name) ?? all.find((model) => model.name === name));
  return [...new Set(found.filter((model) => model !== undefined))];
}

async function refusalOf(response: UpstreamResponse): Promise<RelayError> {
  const text = await textOf(response, longestError).catch(() => '');
  return upstreamError(response.status, text, response.header('retry-after'));
}

function reasonOf(error: unknown): string {
  const cause = error instanceof RelayError ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
