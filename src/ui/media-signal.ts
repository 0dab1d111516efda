import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether a media query matches, as a signal. */
export interface MediaSignal {
  readonly matches: ReadonlySignal<boolean>;
  dispose(): void;
}

export function mediaSignal(query: string): MediaSignal {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  const update = (): void => {
    matches.value = list.matches;
  };
  list.addEventListener('change', update);
  return { matches, dispose: () => list.removeEventListener('change', update) };
}
