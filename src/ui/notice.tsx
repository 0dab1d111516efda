import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.js';

interface NoticeProps {
  /** `quiet`: nothing is wrong. Default: a warning. */
  isQuiet?: boolean;
  text: ComponentChildren;
  /** The one thing that helps. */
  action: string;
  onAction: () => void;
  children?: ComponentChildren;
}

/** A line in the flow that says what is wrong and offers what helps. The live regions say it, not this. */
export function Notice({ isQuiet = false, text, action, onAction, children }: NoticeProps): VNode {
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
