import type { ComponentChildren, VNode } from 'preact';
import { useLazy } from '../platform/lazy.js';
import { usePanel } from './panel-context.js';

export interface PanelNoticeProps {
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
export function PanelNotice(props: PanelNoticeProps): VNode | null {
  const { messageParts } = usePanel().features;
  const tools = useLazy(messageParts, true);
  if (tools) return <tools.NoticeLine {...props} />;
  if (!messageParts.hasFailed) return null;
  return (
    <p class="caption">
      {props.text}
      <button type="button" class="text-button" onClick={props.onAction}>
        {props.action}
      </button>
    </p>
  );
}
