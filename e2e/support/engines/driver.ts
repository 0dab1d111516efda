/** Where something is in the chat: in its shadow root, by a selector and, where there are several, an accessible name. */
export interface Place {
  readonly css: string;
  readonly name?: string;
}

/** Keys that have no character. */
export type NamedKey = 'Enter' | 'Tab' | 'Escape';

/** What the tests do in a page, the same in every engine. */
export interface Driver {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** From here to the next `goto` all happens in the page's frame. */
  enterFrame(): Promise<void>;
  /** Runs a function in the page, which sees nothing of this file. Arguments and result are JSON. */
  evaluate<A extends readonly unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Clicks as a visitor does. Rejects where the place is not there. */
  click(place: Place): Promise<void>;
  /** Types into what has the focus, key by key. */
  type(text: string): Promise<void>;
  press(key: NamedKey): Promise<void>;
  screenshot(): Promise<Buffer>;
}

/** An engine that is running. */
export interface Engine {
  /** A driver of an empty page with storage of its own. */
  open(): Promise<Driver>;
  close(): Promise<void>;
}

/** Finds a place, in the page. */
export function findInChat({ css, name }: Place): Element | null {
  const found = document.querySelector('causerie-chat')?.shadowRoot?.querySelectorAll(css) ?? [];
  const nameOf = (element: Element): string | undefined =>
    element.getAttribute('aria-label') ?? element.textContent?.trim();
  return [...found].find((element) => name === undefined || nameOf(element) === name) ?? null;
}
