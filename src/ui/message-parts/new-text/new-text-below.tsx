import type { VNode } from 'preact';
import type { EndFollower } from '../../follow-end.js';
import { Drawing } from '../../icon.js';
import { usePanel } from '../../panel-context.js';

/** Leads back to the end, when something came there that the reader has not seen. */
export function NewTextBelow({ follower }: { follower: EndFollower }): VNode {
  const { strings, focusComposer } = usePanel();
  return (
    <button
      type="button"
      class="new-text"
      onClick={() => {
        follower.toEnd();
        focusComposer();
      }}
    >
      <Drawing name="down" path="M10 4.5v11M5.3 10.8l4.7 4.7 4.7-4.7" />
      {strings.value.newTextBelow}
    </button>
  );
}
