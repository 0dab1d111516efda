import type { VNode } from 'preact';
import { useMoreLabels } from '../../answer-context.js';
import { element } from '../elements.js';

/** Says that a part was too large or too deep for more than its text. */
export function ShownAsText(): VNode {
  return element('p', { class: 'cut' }, useMoreLabels().shownAsText);
}
