import type { VNode } from 'preact';
import { useMemo, useRef } from '../platform/hooks.js';
import type { Urgency } from './use-panel.js';

/** What screen readers are told. */
export interface LiveRegions {
  /** Says a text in the region of its urgency, in place of the last one: as a new element, so that the same is said again. */
  say(text: string, urgency: Urgency): void;
  /** Stand outside of the list of messages, which is silent: an answer is said once, not piece by piece. */
  readonly view: VNode;
}

export function useLiveRegions(): LiveRegions {
  const polite = useRef<HTMLOutputElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  return useMemo(
    () => ({
      say(text, urgency) {
        const said = document.createElement('span');
        said.textContent = text;
        (urgency === 'polite' ? polite : assertive).current?.replaceChildren(said);
      },
      view: (
        <div class="unseen">
          <output ref={polite} aria-live="polite" />
          <div ref={assertive} role="alert" />
        </div>
      ),
    }),
    [],
  );
}
