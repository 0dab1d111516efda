import { newId } from '../../../platform/new-id.js';
import type { PanelContext } from '../../panel-context.js';

const focusable = 'a[href], button, input, textarea, summary, [tabindex="0"]';
/** Between a message that is led to and the edge of the view, in px; the same as the padding of scrolling in the styles. */
const margin = 12;

/** Moves the focus among the messages. */
interface MessageRover {
  /** Whether the key press was one of these. */
  onKey(event: KeyboardEvent): boolean;
  stop(): void;
}

/**
 * The list of messages is one stop of the Tab key. Within it the arrow keys, Home and End go from message to message;
 * Enter or Tab leads to what can be done with one, and Tab behind the last of that out of the list:
 *
 *     header ⇄ message ⇄ its links and buttons ⇄ composer
 *                ↑↓ Home End
 *
 * A message that is higher than the view is scrolled by the arrow keys before they leave it.
 */
export function roveMessages(panel: PanelContext, scroller: HTMLElement, root: ShadowRoot): MessageRover {
  let isTabbing = false;
  let isLeaving = false;

  const messages = (): HTMLElement[] => [...scroller.querySelectorAll<HTMLElement>('article')];
  const focusedMessage = (): HTMLElement | null | undefined => root.activeElement?.closest<HTMLElement>('article');

  function goTo(message: HTMLElement | undefined): boolean {
    if (!message) return false;
    message.tabIndex = -1;
    describe(message);
    message.focus({ preventScroll: true });
    show(message);
    return true;
  }

  /** Not by `scrollIntoView`, which would scroll the page, too. */
  function show(message: HTMLElement): void {
    const view = scroller.getBoundingClientRect();
    const box = message.getBoundingClientRect();
    const above = view.top + margin - box.top;
    const below = box.bottom - (view.bottom - margin);
    if (above > 0 || box.height > view.height - 2 * margin) scroller.scrollTop -= above;
    else if (below > 0) scroller.scrollTop += below;
  }

  /** The last message of which something is seen. */
  function seen(): HTMLElement | undefined {
    const view = scroller.getBoundingClientRect();
    return messages().findLast((message) => {
      const box = message.getBoundingClientRect();
      return box.top < view.bottom && box.bottom > view.top;
    });
  }

  function step(by: -1 | 1): boolean {
    const message = focusedMessage();
    if (!message) return goTo(seen());
    const view = scroller.getBoundingClientRect();
    const box = message.getBoundingClientRect();
    // The rest of it is read first.
    if (by < 0 ? box.top < view.top - 1 : box.bottom > view.bottom + 1) return false;
    const all = messages();
    return goTo(all[all.indexOf(message) + by]);
  }

  function toFirst(): boolean {
    const [first] = panel.model.messages.peek();
    const [shown] = messages();
    const turn = shown?.closest<HTMLElement>('[data-turn]')?.dataset['turn'];
    if (first === undefined || first.id === turn) return goTo(shown);
    panel.revealed.value = first.id;
    return true;
  }

  /** Into the message with Enter, out of it with Tab; the browser does the rest. */
  function enter(message: HTMLElement): boolean {
    const action = message.querySelector<HTMLElement>('.actions button, .edit button') ?? controlsOf(message)[0];
    action?.focus({ preventScroll: true });
    return action !== undefined;
  }

  function tab(isBack: boolean): boolean {
    const message = focusedMessage();
    const { activeElement: active } = root;
    if (!message || !(active instanceof HTMLElement)) return false;
    const controls = controlsOf(message);
    if (isBack && active === message) {
      // The list itself is the way out: from there the browser goes on to what stands before it.
      isLeaving = true;
      scroller.focus({ preventScroll: true });
      isLeaving = false;
      return false;
    }
    if (isBack && active === controls[0]) return goTo(message);
    const isLast = active === message ? controls.length === 0 : active === controls.at(-1);
    if (!isBack && isLast) controlsOf(scroller).at(-1)?.focus({ preventScroll: true });
    return false;
  }

  function act(event: KeyboardEvent): boolean {
    const { key, shiftKey, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (key === 'Tab') return tab(shiftKey);
    if (!(target instanceof Element) || !scroller.contains(target) || messages().length === 0) return false;
    switch (key) {
      case 'ArrowUp':
        return step(-1);
      case 'ArrowDown':
        return step(1);
      case 'Home':
        return toFirst();
      case 'End':
        return goTo(messages().at(-1));
      case 'Enter':
        return target.localName === 'article' && enter(target as HTMLElement);
      default:
        return false;
    }
  }

  // By Tab, from the header: the list leads to the message that is read.
  function onFocus({ target }: Event): void {
    if (target === scroller && isTabbing && !isLeaving) goTo(seen());
  }
  scroller.addEventListener('focus', onFocus);

  return {
    onKey(event) {
      isTabbing = event.key === 'Tab';
      const isDone = act(event);
      if (isDone) event.preventDefault();
      return isDone;
    },
    stop: () => scroller.removeEventListener('focus', onFocus),
  };
}

/** The controls that the Tab key reaches, in their order. */
function controlsOf(place: Element): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(focusable)].filter((control) => control.getClientRects().length > 0);
}

/** A message that has the focus is read out: its author is its name, its words and its time describe it. */
function describe(message: HTMLElement): void {
  const told = [...message.querySelectorAll(':scope > :is(.bubble, .answer-text, .notice), time')];
  for (const part of told) part.id ||= newId();
  message.setAttribute('aria-describedby', told.map(({ id }) => id).join(' '));
}
