import { options } from 'preact';
import type { Lazy } from '../platform/lazy.js';

/** Keeps the nodes of one rendered tree. */
export interface NodeGuard {
  /** Before a rendering: finds the elements of ours that something else has altered, among those with other children than before. */
  prepare(changed: ReadonlySet<Node>): void;
  /** After it: gives the altered elements whose content it changed their own nodes back. */
  restore(): void;
}

/** Its code loads with the first change that no rendering has made. */
type GuardCode = Lazy<{ readonly guardNodes: (place: Element) => NodeGuard }>;

/** Preact has one queue of renderings for all panels of the page. */
const watches = new Set<NodeWatch>();
let unwrapRenderings = (): void => {};

/**
 * Keeps a rendered tree whole while something else changes its nodes: a translator that puts its own elements in the
 * place of text, an extension that wraps words. Preact would write into a text that is no longer in the page, and the
 * words would be lost, or insert before a node that is elsewhere, which throws. The element whose content such a
 * rendering changes gets its own nodes back; all others stay as they are, translated.
 *
 * Returns its stop.
 */
export function keepNodes(place: Element, code: GuardCode): () => void {
  const watch = new NodeWatch(place, code);
  watches.add(watch);
  if (watches.size === 1) unwrapRenderings = wrapRenderings();
  return () => {
    watches.delete(watch);
    watch.stop();
    if (watches.size === 0) unwrapRenderings();
  };
}

/** Preact hands over each flush of its queue by this public option. Returns its undoing. */
function wrapRenderings(): () => void {
  const { debounceRendering: before } = options;
  const defer = before ?? queueMicrotask;
  const guarded: typeof before = (flush) => {
    const render = (): void => {
      for (const watch of watches) watch.prepare();
      try {
        flush();
      } finally {
        for (const watch of watches) watch.restore();
      }
    };
    defer(() => {
      const loading = [...watches].flatMap((watch) => watch.missing() ?? []);
      if (loading.length > 0) void Promise.all(loading).then(render);
      else render();
    });
  };
  options.debounceRendering = guarded;
  return () => {
    if (options.debounceRendering !== guarded) return;
    if (before) options.debounceRendering = before;
    else delete options.debounceRendering;
  };
}

class NodeWatch {
  readonly #observer: MutationObserver;
  /** Elements with other children than before, by whomever. */
  readonly #changed = new Set<Node>();
  #guard: NodeGuard | undefined;

  constructor(
    private readonly place: Element,
    private readonly code: GuardCode,
  ) {
    this.#observer = new MutationObserver((records) => {
      this.#collect(records);
      void code.load();
    });
    this.#observer.observe(place, { childList: true, subtree: true });
  }

  /** The loading of code that the next rendering has to wait for. Where it cannot be loaded, nothing is waited for. */
  missing(): Promise<unknown> | undefined {
    this.#collect(this.#observer.takeRecords());
    return this.#changed.size > 0 && !this.code.value && !this.code.hasFailed ? this.code.load() : undefined;
  }

  prepare(): void {
    this.#collect(this.#observer.takeRecords());
    if (this.#changed.size === 0) return;
    this.#guard ??= this.code.value?.guardNodes(this.place);
    this.#guard?.prepare(this.#changed);
    this.#changed.clear();
  }

  restore(): void {
    this.#guard?.restore();
    // All of these are ours.
    this.#observer.takeRecords();
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #collect(records: readonly MutationRecord[]): void {
    for (const { target } of records) this.#changed.add(target);
  }
}
