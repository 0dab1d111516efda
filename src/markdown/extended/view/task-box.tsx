import type { VNode } from 'preact';
import { element } from '../elements.js';
import { useExtendedLabels } from './use-extended-labels.js';

export function TaskBox({ isDone }: { isDone: boolean }): VNode {
  const { taskDone, taskOpen } = useExtendedLabels();
  const label = isDone ? taskDone : taskOpen;
  return element('input', { type: 'checkbox', checked: isDone, disabled: true, 'aria-label': label });
}
