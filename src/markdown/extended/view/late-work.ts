import { signal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { systemClock } from '../../../platform/system-clock.js';
import { useAnswer } from '../../answer-context.js';
import type { LateWork } from '../../extended-view.js';

/** How long all answers of a page together may work for late views in one frame, in ms. */
const longestSlice = 8;

/** Steps of one frame. What they have computed is rendered after them, and that time is known only afterwards. */
const mostSteps = 16;

/** A frame with such work is meant to take so long in all, layout included, in ms. Else its slices get shorter. */
const longestFrame = 24;

/** How long one answer may work for them in all, layout included, in ms. Its other parts stay as text. */
const budget = 2_000;

/** One thing that an answer is better with and readable without: a set formula, the colours of code. */
interface Job {
  readonly work: AnswerWork;
  /** Does a part of it. Returns whether more is left to do. */
  readonly step: () => boolean;
}

/** The frames of a page. It has one main thread, so its answers take turns, whichever chat they are in. */
class Frames {
  readonly #jobs = new Set<Job>();
  /** Time of this frame that is used, in ms. */
  #used = 0;
  #steps = 0;
  #slice = longestSlice;
  #isRequested = false;

  /** Whether this frame has time left for what does not wait. */
  get isFree(): boolean {
    return this.#jobs.size === 0 && this.#hasTime;
  }

  get #hasTime(): boolean {
    return this.#used < this.#slice && this.#steps < mostSteps;
  }

  add(job: Job): () => void {
    this.#jobs.add(job);
    this.#requestNext();
    return () => void this.#jobs.delete(job);
  }

  /** Runs something on the time of this frame. */
  timed<T>(run: () => T): { readonly value: T; readonly ms: number } {
    this.#requestNext();
    const since = systemClock.now();
    const value = run();
    const ms = systemClock.now() - since;
    this.#used += ms;
    this.#steps += 1;
    return { value, ms };
  }

  #requestNext(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    requestAnimationFrame(() => {
      this.#isRequested = false;
      this.#used = 0;
      this.#steps = 0;
      if (this.#jobs.size) this.#runSlice();
    });
  }

  #runSlice(): void {
    const since = systemClock.now();
    const workers = new Set<AnswerWork>();
    for (const job of this.#jobs) {
      if (!this.#hasTime) break;
      workers.add(job.work);
      if (!this.#runWhileTime(job)) this.#jobs.delete(job);
    }
    const used = this.#used;
    // A timer comes after the frame is laid out and painted, which takes longer than the work for it.
    systemClock.after(0, () => {
      const ms = systemClock.now() - since;
      const factor = Math.min(2, Math.max(0.5, longestFrame / Math.max(1, ms)));
      this.#slice = Math.min(longestSlice, Math.max(0.5, this.#slice * factor));
      for (const work of workers) work.charge((ms - used) / workers.size);
    });
    if (this.#jobs.size) this.#requestNext();
  }

  /** Returns whether something is left of a job. */
  #runWhileTime({ work, step }: Job): boolean {
    while (this.#hasTime) if (!work.run(step)) return false;
    return true;
  }
}

const frames = new Frames();

/**
 * The late work of one answer. 21 kB of formulas may take seconds to set and to lay out: that is done in slices of at
 * most 8 ms a frame, and for at most 2 s an answer.
 */
export class AnswerWork implements LateWork {
  readonly #isAtOnce: boolean;
  #spent = 0;

  /** @param isAtOnce computes everything when it is asked for, as a page that is printed needs it */
  constructor(isAtOnce: boolean) {
    this.#isAtOnce = isAtOnce;
  }

  tryNow<T>(compute: () => T): { readonly value: T } | undefined {
    return this.#isAtOnce || (frames.isFree && !this.isOver) ? { value: this.run(compute) } : undefined;
  }

  add(step: () => boolean): () => void {
    // A job whose answer has no time left is done.
    return frames.add({ work: this, step: () => !this.isOver && step() });
  }

  run<T>(part: () => T): T {
    const { value, ms } = frames.timed(part);
    this.#spent += ms;
    return value;
  }

  /** Takes time off the budget that others used for it. */
  charge(ms: number): void {
    this.#spent += ms;
  }

  /** Whether the answer has used up its time. */
  get isOver(): boolean {
    return this.#spent >= budget;
  }
}

/**
 * A value that takes time to compute, or undefined while it is not there.
 *
 * @param compute undefined while nothing is to be computed
 * @param inputs another value among them begins anew
 */
export function useLate<T>(compute: (() => T) | undefined, inputs: readonly unknown[]): T | undefined {
  const { extended } = useAnswer();
  const late = extended?.late;
  const result = useMemo(() => signal(compute && late?.tryNow(compute)), [late, ...inputs]);
  useLayoutEffect(() => {
    if (!compute || !late || result.peek()) return undefined;
    return late.add(() => {
      result.value = { value: compute() };
      return false;
    });
  }, [result]);
  const shown: ReadonlySignal<{ readonly value: T } | undefined> = result;
  return shown.value?.value;
}
