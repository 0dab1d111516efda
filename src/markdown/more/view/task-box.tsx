import type { VNode } from 'preact';
import { useMoreLabels } from '../../answer-context.js';
import { element } from '../elements.js';

export function TaskBox({ isDone }: { isDone: boolean }): VNode {
  const { taskDone, taskOpen } = useMoreLabels();
  const label = isDone ? taskDone : taskOpen;
  return element('input', { type: 'checkbox', checked: isDone, disabled: true, 'aria-label': label });
}
