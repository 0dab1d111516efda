import type { HostElement } from '../host-element.js';
import { marked } from '../page-watch.js';
import type { PageChat } from './page-tools.js';

/** The longest text of an address that is put into the composer, in characters. */
const longestDraft = 1_000;
/** Elements that the keyboard reaches by themselves, and where Enter is a click. */
const native = 'a[href],area[href],button,input,select,textarea,summary';

/** The elements of the page that open the chat or ask something in it, and links into the page that do. */
export interface Asking {
  look(): void;
  ask(element: Element): void;
  dispose(): void;
}

/** Follows them until it is disposed. */
export function followAsking({ element: host }: HostElement, chat: PageChat): Asking {
  const stop = new AbortController();
  const prepared = new Map<Element, readonly string[]>();

  addEventListener(
    'keydown',
    (event) => {
      const { target } = event;
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (event.defaultPrevented || !(target instanceof Element) || !target.matches(marked)) return;
      if (target.matches(native)) return;
      event.preventDefault();
      ask(target);
    },
    stop,
  );

  /** A click is the visitor's doing: the text is sent. */
  function ask(element: Element): void {
    const hash = element.getAttribute('href') ?? '';
    const text = element.getAttribute('data-causerie-ask') ?? textOf(hash);
    chat.open();
    if (text?.trim()) chat.send(text);
    if (host.getAttribute('placement') === 'inline') host.scrollIntoView({ block: 'nearest' });
  }

  /** Anybody can write an address: its text is only put into the composer. */
  function followAddress(): void {
    const { hash } = location;
    if (!hash.startsWith('#causerie=')) return;
    // Once: not again at the next reload, nor by another chat of the page.
    history.replaceState(history.state, '', location.pathname + location.search);
    const text = textOf(hash)?.slice(0, longestDraft);
    chat.open();
    if (text?.trim()) chat.draft(text);
  }

  /** Any other element is made a button for the keyboard and for screen readers. */
  function prepare(element: Element): void {
    if (prepared.has(element) || element.matches(native)) return;
    const added = Object.entries({ tabindex: '0', role: 'button' }).filter(([name]) => !element.hasAttribute(name));
    for (const [name, value] of added) element.setAttribute(name, value);
    prepared.set(
      element,
      added.map(([name]) => name),
    );
  }

  return {
    look() {
      followAddress();
      for (const element of prepared.keys()) if (!element.isConnected) prepared.delete(element);
      for (const element of document.querySelectorAll(marked)) prepare(element);
    },
    ask,
    dispose() {
      stop.abort();
      for (const [element, names] of prepared) for (const name of names) element.removeAttribute(name);
    },
  };
}

/** The text of `#causerie=ask:…`; undefined where it is another link. */
function textOf(hash: string): string | undefined {
  const [, written] = /^#causerie=ask:(.*)/s.exec(hash) ?? [];
  try {
    return written && decodeURIComponent(written);
  } catch {
    return written;
  }
}
