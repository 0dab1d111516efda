import type { VNode } from 'preact';
import { usePanel } from '../../panel-context.js';
import { formatOf } from '../../../strings/format.js';

/** When a message was made; seen on hover and focus, always there for screen readers. */
export function MessageTime({ at }: { at: number }): VNode | null {
  const time = formatOf(usePanel().strings.value).time(at);
  if (!time) return null;
  return (
    <time class="time" dateTime={new Date(at).toISOString()}>
      {time}
    </time>
  );
}
