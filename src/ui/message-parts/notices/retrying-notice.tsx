import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ChatErrorCode } from '../../../core/chat-error.js';
import { usePanel } from '../../panel-context.js';
import { notices as english } from '../../../strings/en/notices.js';
import { retryingSentence } from './notice-sentence.js';
import { NoticeLine } from './notice-line.js';
import { formatOf } from '../../../strings/format.js';

interface RetryingNoticeProps {
  /** When the next attempt leaves, in ms of the clock that never jumps. */
  at: number;
  code: ChatErrorCode;
}

/** Counts down to the next attempt. The composer's Stop ends the wait for good. */
export function RetryingNotice({ at, code }: RetryingNoticeProps): VNode {
  const { model, strings, clock, focusComposer } = usePanel();
  const words = strings.value.of('notices', english);
  const left = useSignal(at - clock.now());
  useLayoutEffect(() => {
    let cancel = (): void => {};
    function tick(): void {
      left.value = Math.max(0, at - clock.now());
      // At whole seconds of what is left, so that the last one is as long as the others.
      if (left.value > 0) cancel = clock.after(left.value % 1000 || 1000, tick);
    }
    tick();
    return () => cancel();
  }, [at]);
  return (
    <NoticeLine
      text={retryingSentence(code, left.value, words, formatOf(strings.value))}
      action={words.tryNow}
      onAction={() => {
        model.retryNow();
        focusComposer();
      }}
    />
  );
}
