import type { ComponentChildren, VNode } from 'preact';
import { useLazy } from '../platform/lazy.js';
import { lazyMessageTools } from './features.js';

export interface NoticeProps {
  /** `quiet`: nothing is wrong. Default: a warning. */
  isQuiet?: boolean;
  text: ComponentChildren;
  /** The one thing that helps. */
  action: string;
  onAction: () => void;
  children?: ComponentChildren;
}

/**
 * A line in the flow that says what is wrong and offers what helps. Its looks load when there is one; where they cannot
 * load, it says the same without them. The live regions say it, not this.
 */
export function Notice(props: NoticeProps): VNode | null {
  const tools = useLazy(lazyMessageTools, true);
  if (tools) return <tools.NoticeLine {...props} />;
  if (!lazyMessageTools.hasFailed) return null;
  return (
    <p class="caption">
      {props.text}
      <button type="button" class="text-button" onClick={props.onAction}>
        {props.action}
      </button>
    </p>
  );
}
