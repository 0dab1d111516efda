import { useEffect } from '../platform/hooks.js';
import { useSignal } from '../platform/use-signal.js';
import type { EndFollower } from './follow-end.js';
import type { NewTextBelow } from './new-text/new-text-below.js';

/** What leads back to the end, which loads when something came there unseen. Without the network there is none. */
export function useNewText(follower: EndFollower | undefined): typeof NewTextBelow | undefined {
  const view = useSignal<typeof NewTextBelow | undefined>(undefined);
  const hasNews = follower?.hasNews.value === true;
  useEffect(() => {
    if (!hasNews) return;
    import('./new-text/new-text-below.js').then(
      (loaded) => (view.value = loaded.NewTextBelow),
      () => {},
    );
  }, [hasNews]);
  return hasNews ? view.value : undefined;
}
