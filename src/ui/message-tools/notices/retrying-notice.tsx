import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ChatErrorCode } from '../../../core/chat-error.js';
import { faultWords } from '../../../strings/faults/fault-words.js';
import { usePanel } from '../../panel-context.js';
import { NoticeLine } from './notice-line.js';

interface RetryingNoticeProps {
  /** When the next attempt leaves, in ms of the clock that never jumps. */
  at: number;
  code: ChatErrorCode;
}

/** Counts down to the next attempt. The composer's Stop ends the wait for good. */
export function RetryingNotice({ at, code }: RetryingNoticeProps): VNode {
  const { model, strings, clock, focusComposer } = usePanel();
  const words = faultWords(strings.value.language);
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
      text={words.retrying(code, Math.ceil(left.value / 1000))}
      action={words.tryNow}
      onAction={() => {
        model.retryNow();
        focusComposer();
      }}
    />
  );
}
