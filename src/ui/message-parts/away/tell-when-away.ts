import { assistantTitle } from '../../assistant-title.js';
import type { PanelDeps } from '../../panel-context.js';
import { playChime } from './chime.js';
import { newsOf } from './name-launcher.js';

/** In ms. By then a tab in which the visitor reads the same conversation has said so. */
const patience = 300;

/**
 * Tells of an answer that ends while nobody looks at the page: in its title, and by a notification and a sound where
 * the options say so. Coming back takes it all away. Returns its stop.
 */
export function tellWhenAway({ model, options, strings, clock }: PanelDeps, root: ShadowRoot): () => void {
  const stop = new AbortController();
  let cancel = (): void => {};
  let takeBack = (): void => {};

  function look(): void {
    const unread = model.conversations.unread.peek().size;
    const last = model.messages.peek().at(-1);
    const isStopped = last?.role === 'assistant' && last.reason === 'stopped';
    if (!document.hidden || unread === 0 || isStopped) return;
    takeBack();
    const undo = [markTitle(unread), notify(unread)];
    takeBack = () => undo.splice(0).forEach((each) => each());
    if (options.peek().sound) playChime();
  }

  function notify(unread: number): () => void {
    if (!options.peek().notifications || globalThis.Notification?.permission !== 'granted') return () => {};
    try {
      // Its words stay in the chat: a screen may be locked, or shared. One tag: the next one takes its place.
      const title = assistantTitle(options.peek(), model.connection.peek());
      const shown = new Notification(title, { body: newsOf(unread, strings.peek()), tag: 'causerie' });
      shown.addEventListener('click', () => {
        window.focus();
        shown.close();
      });
      return () => shown.close();
    } catch {
      // Chrome on Android lets only service workers show any.
      return () => {};
    }
  }

  function lookSoon(): void {
    cancel();
    cancel = clock.after(patience, look);
  }

  const { signal } = stop;
  root.host.addEventListener('causerie:turn-end', lookSoon, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || takeBack(), { signal });
  // This code may load behind the first answer.
  look();
  return () => {
    stop.abort();
    cancel();
    takeBack();
  };
}

/** A title that the page has changed since is the page's. */
function markTitle(count: number): () => void {
  const before = document.title;
  const marked = `(${count}) ${before}`;
  document.title = marked;
  return () => {
    if (document.title === marked) document.title = before;
  };
}
