import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { usePanel } from './panel-context.js';

/** After this the dots alone look like a standstill, in ms. */
const longWait = 10_000;
/** The same where the request could not leave yet. */
const longWaitForConnection = 5_000;

interface WaitingProps {
  /** In ms of the clock that never jumps. */
  since: number;
  /** Other tabs use all connections to the server. */
  isForConnection?: boolean | undefined;
}

/** Dots while nothing has come. */
export function Waiting({ since, isForConnection = false }: WaitingProps): VNode {
  const { clock, strings, announce } = usePanel();
  const isLong = useSignal(false);
  const words = strings.value;
  const text = isForConnection ? words.noFreeConnection : words.stillWaiting;
  useLayoutEffect(() => {
    isLong.value = false;
    const limit = isForConnection ? longWaitForConnection : longWait;
    return clock.after(limit - (clock.now() - since), () => {
      isLong.value = true;
      announce(text);
    });
  }, [since, isForConnection]);
  return (
    <div class="waiting">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {isLong.value ? <span>{text}</span> : <span class="unseen">{words.waiting}</span>}
    </div>
  );
}
