import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Notice as NoticeName } from '../state/chat-model.js';
import { Notice } from './notice.js';
import { usePanel } from './use-panel.js';

/** Lines that belong to no message. */
export function Notices(): VNode | null {
  const notices = usePanel().model.notices.value;
  if (notices.length === 0) return null;
  return (
    <div class="notices">
      {notices.map((name) => (
        <ModelNotice key={name} name={name} />
      ))}
    </div>
  );
}

function ModelNotice({ name }: { name: NoticeName }): VNode {
  const { model, strings, announce, focusComposer } = usePanel();
  const words = strings.value;
  useEffect(() => announce(words.notices[name]), []);
  return (
    <Notice
      isQuiet
      text={words.notices[name]}
      action={words.dismiss}
      onAction={() => {
        model.dismissNotice(name);
        focusComposer();
      }}
    />
  );
}
