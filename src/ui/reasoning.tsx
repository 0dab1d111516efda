import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { Disclosure } from './disclosure.js';
import { usePanel } from './use-panel.js';

interface ReasoningProps {
  text: ReadonlySignal<string>;
  /** While the answer's own text has not begun. */
  isThinking: boolean;
  /** How long it took, in ms, once it is recorded. */
  ms: number | undefined;
}

/** What the model thought before it answered, behind a fold. */
export function Reasoning({ text, isThinking, ms }: ReasoningProps): VNode {
  const { clock, strings } = usePanel();
  const began = useSignal(isThinking ? clock.now() : undefined);
  const measured = useSignal<number | undefined>(undefined);
  useEffect(() => {
    if (!isThinking && began.value !== undefined) measured.value ??= clock.now() - began.value;
  }, [isThinking]);
  const words = strings.value;
  return (
    <Disclosure
      label={isThinking ? words.thinking : words.thought(ms ?? measured.value)}
      sign={isThinking && <span class="spinner" />}
    >
      <ReasoningText text={text} />
    </Disclosure>
  );
}

/** A component of its own, so that its deltas render it alone. */
function ReasoningText({ text }: { text: ReadonlySignal<string> }): VNode {
  return <div class="reasoning">{text.value}</div>;
}
