import { lazy, useLazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';
import type { EndFollower } from './follow-end.js';
import type { NewTextBelow } from './message-tools/new-text/new-text-below.js';

const lazyNewText = lazy(async () => (await import('./message-tools/new-text/new-text-below.js')).NewTextBelow, {
  clock: systemClock,
});

/** What leads back to the end, which loads when something came there unseen. Without the network there is none. */
export function useNewText(follower: EndFollower | undefined): typeof NewTextBelow | undefined {
  const hasNews = follower?.hasNews.value === true;
  const view = useLazy(lazyNewText, hasNews);
  return hasNews ? view : undefined;
}
