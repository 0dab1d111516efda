import type { VNode } from 'preact';
import { Icon } from '../../icon.js';
import type { PanelNoticeProps } from '../../panel-notice.js';

/** A notice as it is meant to look. */
export function NoticeLine({ isQuiet = false, text, action, onAction, children }: PanelNoticeProps): VNode {
  return (
    <div class={isQuiet ? 'notice quiet' : 'notice'}>
      <Icon shape={isQuiet ? 'note' : 'warning'} />
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
