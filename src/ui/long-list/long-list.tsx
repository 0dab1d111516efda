import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { shownTurns, type ShownTurn } from '../../core/conversation.js';
import { longList as english } from '../../strings/en/long-list.js';
import { adoptStyles } from '../../platform/adopt-styles.js';
import { EarlierButton } from './earlier-button.js';
import { holdPlace } from './hold-place.js';
import longListCss from './long-list.css?inline';
import type { LongList, LongListInit, MountedRange } from '../panel-features.js';
import { rangeAround, turnAt } from './mounted-range.js';
import { TurnHeights } from './turn-heights.js';
import { showMessage } from './show-message.js';

export { createEarlierMessages } from '../../state/conversations/earlier-messages.js';

/** More than this before or behind the view, in heights of it, is not kept mounted. */
const keptViews = 7;

/** Turns above the mounted ones that stay in memory; they are let go of once there are twice as many. */
const keptAbove = 150;

export function createLongList(init: LongListInit): LongList {
  return new TurnWindow(init);
}

class TurnWindow implements LongList {
  readonly #heights = new TurnHeights();
  readonly #changes = signal(0);
  readonly #stops: (() => void)[];
  #turns: readonly ShownTurn[] = [];
  #ids: readonly string[] = [];
  #range: MountedRange;
  /** The heights of what stands for the turns that are not mounted. They change only together with these. */
  #rooms = { key: '', above: 0, below: 0 };
  #restore: (() => void) | undefined;
  #width = 0;
  /** The message to go to, once it is mounted. */
  #target: string | undefined;

  constructor(private readonly init: LongListInit) {
    const { panel, scroller } = init;
    this.#range = { from: init.from, to: Infinity };
    const onScroll = (): void => this.#cover();
    let frame = 0;
    const observer = new ResizeObserver(() => {
      const width = scroller.clientWidth;
      if (width !== this.#width) this.#heights.forgetAll();
      this.#width = width;
      // In the frame after: what an observer changes in size within its own is an error of the page.
      frame = requestAnimationFrame(onScroll);
    });
    scroller.addEventListener('scroll', onScroll);
    observer.observe(scroller);
    this.#stops = [
      adoptStyles(scroller, longListCss),
      () => scroller.removeEventListener('scroll', onScroll),
      () => observer.disconnect(),
      () => cancelAnimationFrame(frame),
      panel.revealed.subscribe((id) => id !== undefined && void this.#reveal(id)),
    ];
  }

  place(turns: readonly ShownTurn[]): MountedRange {
    const change = this.#changes.value;
    if (turns !== this.#turns) this.#take(turns);
    const at = this.#target === undefined ? -1 : turnOf(turns, this.#target);
    if (at >= 0) {
      this.#restore = () => {};
      this.#range = rangeAround(at, this.#ids, this.#heights, this.init.scroller.clientHeight);
    }
    return this.#measured(this.#mounted(), change);
  }

  rendered(): void {
    const restore = this.#restore;
    this.#restore = undefined;
    restore?.();
    const target = this.#target;
    if (target !== undefined && showMessage(this.init.scroller, this.#turns, target)) this.#target = undefined;
    if (restore) this.init.follower.settle();
    this.#cover();
  }

  above({ from }: MountedRange): VNode | false {
    const { panel, scroller } = this.init;
    if (from > 0) return <Room key="above" height={this.#rooms.above} />;
    if (!panel.model.hasEarlier.value) return false;
    return (
      <EarlierButton
        key="earlier"
        scroller={scroller}
        words={panel.strings.value.of('longList', english)}
        first={this.#ids[0]}
      />
    );
  }

  below({ to }: MountedRange): VNode | false {
    return to < this.#ids.length - 1 && <Room key="below" height={this.#rooms.below} />;
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
  }

  /** Other turns than before: some are added behind, or in front, or gone there, or it is another conversation. */
  #take(turns: readonly ShownTurn[]): void {
    const ids = turns.map(({ user }) => user.id);
    const added = this.#ids.length > 0 ? ids.indexOf(this.#ids[0] ?? '') : 0;
    const gone = added < 0 ? this.#ids.indexOf(ids[0] ?? '') : 0;
    const { from, to } = this.#range;
    if (gone > 0 && gone <= from) {
      this.#restore ??= holdPlace(this.init.scroller);
      this.#range = { from: from - gone, to: to - gone };
      this.#heights.forget(this.#ids.slice(0, gone));
    } else if (added > 0) {
      this.#restore ??= holdPlace(this.init.scroller);
      this.#range = { from: from + added, to: to + added };
    } else if (added < 0) {
      this.#range = { ...rangeAround(ids.length, ids, this.#heights, this.init.scroller.clientHeight), to: Infinity };
    }
    this.#turns = turns;
    this.#ids = ids;
  }

  #measured(range: MountedRange, change: number): MountedRange {
    const { from, to } = range;
    const key = `${change} ${from} ${to} ${this.#ids.length} ${this.#ids[0]}`;
    if (key !== this.#rooms.key) {
      const above = this.#heights.ofAll(this.#ids.slice(0, from));
      this.#rooms = { key, above, below: this.#heights.ofAll(this.#ids.slice(to, -1)) };
    }
    return range;
  }

  #mounted(): MountedRange {
    const { length } = this.#ids;
    return { from: Math.min(this.#range.from, Math.max(0, length - 1)), to: Math.min(this.#range.to, length) };
  }

  /** Mounts what is missing around the view, and no longer what is far away from it. */
  #cover(): void {
    const { scroller, content } = this.init;
    const view = scroller.clientHeight;
    const { from, to } = this.#mounted();
    const turns = [...content.querySelectorAll<HTMLElement>('[data-turn]')].slice(0, to - from);
    const { top } = scroller.getBoundingClientRect();
    const [first] = turns;
    const last = turns.at(-1);
    if (view === 0 || !first || !last) return;
    const start = first.getBoundingClientRect().top - top;
    const end = last.getBoundingClientRect().bottom - top;
    const isStartRight = (from === 0 || start < -view) && start > -keptViews * view;
    const isEndRight = (to >= this.#ids.length - 1 || end > 2 * view) && end < keptViews * view;
    if (isStartRight && isEndRight) return this.#letGo(from);
    this.#heights.measure(content);
    const seen = start < view ? turns.findIndex((turn) => turn.getBoundingClientRect().bottom > top) : -1;
    const offset = top - content.getBoundingClientRect().top;
    this.#move(
      rangeAround(seen < 0 ? turnAt(offset, this.#ids, this.#heights) : from + seen, this.#ids, this.#heights, view),
    );
  }

  /** While the end is read, turns far above it leave the memory, too. */
  #letGo(from: number): void {
    const first = this.#ids[from - keptAbove];
    if (from < 2 * keptAbove || !first || !this.init.follower.isFollowing.peek()) return;
    void this.init.panel.model.unloadBefore(first);
  }

  #move({ from, to }: MountedRange): void {
    // New turns at the end are mounted with it.
    const next = { from, to: to >= this.#ids.length ? Infinity : to };
    if (next.from === this.#range.from && next.to === this.#range.to) return;
    this.#restore ??= holdPlace(this.init.scroller);
    this.#range = next;
    this.#changes.value += 1;
  }

  /** Goes to a message, wherever it is in the open conversation. */
  async #reveal(id: string): Promise<void> {
    const { model, revealed } = this.init.panel;
    revealed.value = undefined;
    if (turnOf(shownTurns(model.messages.peek()), id) < 0) await model.loadEarlier(id);
    this.#heights.measure(this.init.content);
    this.init.follower.leave();
    this.#target = id;
    this.#changes.value += 1;
  }
}

function turnOf(turns: readonly ShownTurn[], id: string): number {
  return turns.findIndex(({ user, answer }) => user.id === id || answer?.id === id);
}

/** Stands for turns that are not mounted. */
function Room({ height }: { height: number }): VNode {
  return <div class="room" aria-hidden="true" style={{ height: `${height}px` }} />;
}
