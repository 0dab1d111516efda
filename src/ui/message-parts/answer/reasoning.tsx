import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Disclosure } from './disclosure.js';
import { usePanel } from '../../panel-context.js';
import { fill } from '../../../strings/text.js';
import { useAnswerPartsStrings } from './use-strings.js';
import { formatOf } from '../../../strings/format.js';

interface ReasoningProps {
  text: ReadonlySignal<string>;
  /** Whether nothing else came: some models give all of their answer as reasoning. */
  isAnswer: boolean;
  /** While the answer's own text has not begun. */
  isThinking: boolean;
  /** When the answer began to come, in ms of the clock that never jumps. */
  since: number;
  /** How long it took, in ms, once it is recorded. */
  ms: number | undefined;
}

/** The reasoning before the answer, behind a fold. */
export function Reasoning({ text, isAnswer, isThinking, since, ms }: ReasoningProps): VNode {
  const { clock, strings } = usePanel();
  const wasThinking = useRef(isThinking);
  const measured = useSignal<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (!isThinking && wasThinking.current) measured.value ??= clock.now() - since;
    wasThinking.current = isThinking;
  }, [isThinking]);
  const words = useAnswerPartsStrings();
  const took = ms ?? measured.value;
  const thoughts =
    took === undefined ? words.thoughts : fill(words.thoughtFor, { duration: formatOf(strings.value).duration(took) });
  return (
    <Disclosure
      label={isThinking ? words.thinking : thoughts}
      sign={isThinking && <span class="spinner" />}
      isOpenAtFirst={isAnswer}
    >
      <ReasoningText text={text} />
    </Disclosure>
  );
}

/** A component of its own, so that its deltas render it alone. */
function ReasoningText({ text }: { text: ReadonlySignal<string> }): VNode {
  return <div class="reasoning">{text.value}</div>;
}
