import type { ShownTurn } from '../../core/conversation.js';

/** Scrolls to a message that is mounted, and puts the focus there, so that a screen reader goes on from it. */
export function showMessage(scroller: HTMLElement, turns: readonly ShownTurn[], id: string): boolean {
  const turn = turns.find(({ user, answer }) => user.id === id || answer?.id === id);
  const place = turn && scroller.querySelector(`[data-turn="${CSS.escape(turn.user.id)}"]`);
  const role = turn?.user.id === id ? 'user' : 'assistant';
  const article = place?.querySelector<HTMLElement>(`article[data-role="${role}"]`);
  if (!article) return false;
  // Not by `scrollIntoView`, which would scroll the page, too.
  scroller.scrollTop += article.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 12;
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  return true;
}
