import type { VNode } from 'preact';
import { element } from '../elements.js';
import { useExtendedLabels } from './use-extended-labels.js';

/** Says that a part was too large or too deep for more than its text. */
export function ShownAsText(): VNode {
  return element('p', { class: 'cut' }, useExtendedLabels().shownAsText);
}
