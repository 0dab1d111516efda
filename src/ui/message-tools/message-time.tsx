import type { VNode } from 'preact';
import { timeOf } from '../../strings/message-tools/time-words.js';
import { usePanel } from '../panel-context.js';

/** When a message was made; seen on hover and focus, always there for screen readers. */
export function MessageTime({ at }: { at: number }): VNode | null {
  const time = timeOf(at, usePanel().strings.value.language, navigator.languages);
  if (!time) return null;
  return (
    <time class="time" dateTime={new Date(at).toISOString()}>
      {time}
    </time>
  );
}
