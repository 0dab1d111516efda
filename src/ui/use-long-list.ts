import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownTurn } from '../core/conversation.js';
import { useLazy } from '../platform/lazy.js';
import type { EndFollower } from './follow-end.js';
import { usePanel } from './panel-context.js';
import type { LongList, MountedRange } from './panel-features.js';

/** Turns of a stored conversation that are mounted at first, and turns of a growing one before it counts as long. */
const few = 12;
const many = 24;

/** Which turns are mounted. What manages a long list loads when there is one; until then, the end of it is shown. */
export function useLongList(
  turns: readonly ShownTurn[],
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  follower: ReadonlySignal<EndFollower | undefined>,
): MountedRange & { list: LongList | undefined } {
  const panel = usePanel();
  const list = useSignal<LongList | undefined>(undefined);
  // Where the list began when it was first seen: it grows at the other end.
  const start = useRef<{ id: string | undefined; from: number }>({ id: undefined, from: 0 });
  const id = turns[0]?.user.id;
  if (start.current.id !== id) start.current = { id, from: Math.max(0, turns.length - few) };
  const isLong =
    start.current.from > 0 || turns.length > many || panel.model.hasEarlier.value || panel.revealed.value !== undefined;

  const feature = useLazy(panel.features.longList, isLong);

  // Taken while rendering, since all cleanups run before any effect: a list that is let go of in this rendering still
  // shows the message it leads to.
  const rendered = list.value;
  useLayoutEffect(() => rendered?.rendered());

  useLayoutEffect(() => {
    if (!isLong || !feature || !scroller.current || !content.current || !follower.value) return;
    const started = feature.createLongList({
      panel,
      scroller: scroller.current,
      content: content.current,
      follower: follower.value,
      from: start.current.from,
    });
    list.value = started;
    return () => {
      started.dispose();
      list.value = undefined;
    };
  }, [isLong, feature]);

  const from = !feature && panel.features.longList.hasFailed ? 0 : start.current.from;
  return { list: list.value, ...(list.value?.place(turns) ?? { from, to: turns.length }) };
}
