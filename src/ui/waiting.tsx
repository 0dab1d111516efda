import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { usePanel } from './use-panel.js';

/** After this the dots alone look like a standstill, in ms. */
const longWait = 10_000;

/** Dots while nothing has come. @param since in ms of the clock that never jumps */
export function Waiting({ since }: { since: number }): VNode {
  const { clock, strings, announce } = usePanel();
  const isLong = useSignal(false);
  useEffect(
    () =>
      clock.after(longWait - (clock.now() - since), () => {
        isLong.value = true;
        announce(strings.peek().stillWaiting);
      }),
    [since],
  );
  const words = strings.value;
  return (
    <div class="waiting">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {isLong.value ? <span>{words.stillWaiting}</span> : <span class="unseen">{words.waiting}</span>}
    </div>
  );
}
