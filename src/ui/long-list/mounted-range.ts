import type { MountedRange } from '../panel-features.js';
import type { TurnHeights } from './turn-heights.js';

/** How much is mounted before and behind what is seen, in heights of that. */
const wanted = 2;
/** However small they are. */
const mostTurns = 60;

/** The turns to mount when turn `at` is at the top of the view. */
export function rangeAround(at: number, ids: readonly string[], heights: TurnHeights, view: number): MountedRange {
  let from = at;
  let to = at;
  for (let room = wanted * view; room > 0 && from > 0;) {
    from -= 1;
    room -= heights.of(ids[from] ?? '');
  }
  for (let room = (wanted + 1) * view; room > 0 && to < ids.length;) {
    room -= heights.of(ids[to] ?? '');
    to += 1;
  }
  // The view itself first.
  return { from: Math.max(from, at - mostTurns / 3), to: Math.min(to, at + (mostTurns * 2) / 3) };
}

/** The turn that is `offset` px below the start of the first one. */
export function turnAt(offset: number, ids: readonly string[], heights: TurnHeights): number {
  let rest = offset;
  const at = ids.findIndex((id) => (rest -= heights.of(id)) < 0);
  return at < 0 ? Math.max(0, ids.length - 1) : at;
}
