import type { VNode } from 'preact';
import { Sign } from '../../sign.js';
import type { PanelNoticeProps } from '../../panel-notice.js';

/** A notice as it is meant to look. */
export function NoticeLine({ isQuiet = false, text, action, onAction, children }: PanelNoticeProps): VNode {
  return (
    <div class={isQuiet ? 'notice quiet' : 'notice'}>
      <Sign shape={isQuiet ? 'note' : 'warning'} />
      <div class="notice-text" dir="auto">
        {text}
      </div>
      <button type="button" class="text-button" onClick={onAction}>
        {action}
      </button>
      {children}
    </div>
  );
}
