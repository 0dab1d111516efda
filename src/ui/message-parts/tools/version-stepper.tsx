import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Drawing } from '../../icon.js';
import { IconButton } from '../../icon-button.js';
import { usePanel } from '../../panel-context.js';
import { fill } from '../../../strings/text.js';
import { useMessageToolsStrings } from './use-strings.js';

/** Steps between the versions of a message: ‹ 2 / 3 ›. */
export function VersionStepper({ messageId }: { messageId: string }): VNode | null {
  const { model, announce } = usePanel();
  const box = useRef<HTMLFieldSetElement>(null);
  const words = useMessageToolsStrings();
  const version = model.versions.value.get(messageId);
  if (!version) return null;
  const { index, count } = version;

  function step(by: -1 | 1): void {
    const root = box.current?.getRootNode();
    const place = model.messages.peek().findIndex(({ id }) => id === messageId);
    model.showVersion(messageId, by);
    const shown = model.messages.peek()[place]?.id;
    if (shown === undefined || shown === messageId) return;
    const now = model.versions.peek().get(shown);
    if (!now) return;
    announce(fill(words.version, { index: now.index, count: now.count }));
    // Another message stands here now: the visitor goes on at its buttons.
    requestAnimationFrame(() => {
      if (!(root instanceof ShadowRoot)) return;
      const buttons = root.querySelectorAll<HTMLElement>(`[data-versions-of="${CSS.escape(shown)}"] button`);
      buttons[by < 0 ? 0 : 1]?.focus({ preventScroll: true });
    });
  }

  return (
    <fieldset ref={box} class="versions" data-versions-of={messageId}>
      <IconButton name={words.previousVersion} isDisabled={index <= 1} onClick={() => step(-1)}>
        <Drawing name="chevron before" path="M12 5.5L7.500 10l4.500 4.500" />
      </IconButton>
      <span aria-hidden="true">
        {index} / {count}
      </span>
      <span class="unseen">{fill(words.version, { index, count })}</span>
      <IconButton name={words.nextVersion} isDisabled={index >= count} onClick={() => step(1)}>
        <Drawing name="chevron" path="M8 5.5l4.500 4.500L8 14.500" />
      </IconButton>
    </fieldset>
  );
}
