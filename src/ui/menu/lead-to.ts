import { effect } from '@preact/signals';
import { queryWords, rangesOf } from '../../core/fold-text.js';
import type { ReadingSpot } from '../../state/conversations/conversation-list.js';
import { adoptStyles } from '../../platform/adopt-styles.js';
import type { PanelContext } from '../panel-context.js';
import markCss from './mark.css?inline';

/** In the styles, too. */
const highlightName = 'causerie-found';

/**
 * Leads the reader to a message, as soon as its conversation is open, and marks the words in it until the reader goes
 * on. Where the browser cannot mark text without changing it, nothing is marked.
 */
export function leadTo({ model, revealed }: PanelContext, spot: ReadingSpot, root: ShadowRoot): void {
  let unmark: (() => void) | undefined;
  let isShown = false;
  const stop = effect(() => {
    const isHere = model.conversations.spot.value === spot;
    const { id } = model.conversation.value;
    const turn = model.turn.value.phase;
    if (!isShown) {
      if (!isHere) return;
      isShown = true;
      revealed.value = spot.messageId;
      void arrived().then((article) => {
        if (article) unmark = mark(article, spot.query, root);
      });
      return;
    }
    if (isHere && id && turn === 'idle') return;
    unmark?.();
    queueMicrotask(() => stop());
  });

  /** The message has the focus once it is on the screen. */
  async function arrived(): Promise<HTMLElement | undefined> {
    for (let frame = 0; frame < 60; frame += 1) {
      await new Promise(requestAnimationFrame);
      const article = root.activeElement?.closest<HTMLElement>('article');
      if (article && revealed.peek() === undefined) return article;
    }
    return undefined;
  }
}

/** Marks words in an element without touching its nodes. Returns the way back. */
function mark(element: HTMLElement, query: string, root: ShadowRoot): (() => void) | undefined {
  if (typeof Highlight === 'undefined') return undefined;
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: text.length });
    text += (node as Text).data;
  }
  const ranges = rangesOf(text, queryWords(query)).map(([start, end]) => {
    const range = new Range();
    range.setStart(...placeIn(nodes, start));
    range.setEnd(...placeIn(nodes, end - 1, 1));
    return range;
  });
  // One for the page: another widget may have put its own there.
  const highlight = CSS.highlights.get(highlightName) ?? new Highlight();
  CSS.highlights.set(highlightName, highlight);
  for (const range of ranges) highlight.add(range);
  const unadopt = adoptStyles(root, markCss);
  return () => {
    for (const range of ranges) highlight.delete(range);
    unadopt();
  };
}

function placeIn(nodes: readonly { node: Text; start: number }[], at: number, more = 0): [Text, number] {
  const found = nodes.findLast(({ start }) => start <= at);
  if (!found) throw new RangeError('no text there');
  return [found.node, at - found.start + more];
}
