import { lazyPart, useLazyPart } from '../platform/lazy-part.js';
import type { EndFollower } from './follow-end.js';
import type { NewTextBelow } from './new-text/new-text-below.js';

const lazyNewText = lazyPart(async () => (await import('./new-text/new-text-below.js')).NewTextBelow);

/** What leads back to the end, which loads when something came there unseen. Without the network there is none. */
export function useNewText(follower: EndFollower | undefined): typeof NewTextBelow | undefined {
  const hasNews = follower?.hasNews.value === true;
  const view = useLazyPart(lazyNewText, hasNews);
  return hasNews ? view : undefined;
}
