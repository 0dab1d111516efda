import { panelFeatures } from './features.js';

/** Events that begin in the panel and are nobody else's. Those of the pointer are left: pages close menus by them. */
const keptTypes = [
  'keydown keypress keyup beforeinput input change compositionstart compositionupdate compositionend',
  'wheel touchstart touchmove touchend touchcancel focusin focusout focus blur',
  'copy cut paste selectstart contextmenu dragstart drag dragenter dragover dragleave drop dragend',
].flatMap((types) => types.split(' '));

/** Keeps what a visitor does in the panel from the page. */
export interface KeptEvents {
  /** Gives an element the focus. Nothing of the page hears of it, which could take it away again. */
  focus(element: HTMLElement): void;
  dispose(): void;
}

/**
 * Keeps the events that begin in the panel from the page: a script for smooth scrolling must not take the wheel, a page
 * that listens for single letters must not act on them, and a modal dialog must not pull the focus back.
 *
 *     window, capturing      the event ends here; its copy is sent to the panel and ends there
 *     document, capturing    hears nothing
 *     document, window       hear nothing
 *
 * A listener that the page has put on `window` for the capturing phase before the panel was there comes first. If it has
 * prevented the wheel or a letter, the panel scrolls or writes by itself; if it has stopped the event, nothing can be
 * done. Escape calls `onEscape`.
 */
export function keepEvents(panel: HTMLElement, onEscape: () => void): KeptEvents {
  let isFocusing = false;

  function onWindow(event: Event): void {
    const [target] = event.composedPath();
    if (isFocusing && event instanceof FocusEvent) event.stopImmediatePropagation();
    if (!(target instanceof Element) || !panel.contains(target)) return;
    event.stopImmediatePropagation();
    if (!target.dispatchEvent(copyOf(event))) event.preventDefault();
    else if (event.defaultPrevented)
      void panelFeatures.messageParts.load().then((parts) => parts?.actInstead(event, target));
    if (isFileDrag(event)) event.preventDefault();
  }
  /** Reached where the panel is in a closed shadow root of the page, whose inside `window` is not told. */
  function onPanel(event: Event): void {
    event.stopPropagation();
    const { key, isComposing }: Partial<KeyboardEvent> = event;
    if (event.type !== 'keydown' || key !== 'Escape' || isComposing || event.defaultPrevented) return;
    event.preventDefault();
    onEscape();
  }
  function focus(element: HTMLElement): void {
    isFocusing = true;
    element.focus({ preventScroll: true });
    isFocusing = false;
  }
  /** A dialog of the page that watches its own `focusout` has the focus again by now. */
  function onClick({ target }: Event): void {
    const root = panel.getRootNode();
    const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
    if (isField && root instanceof ShadowRoot && root.activeElement !== target) focus(target);
  }

  for (const type of keptTypes) {
    window.addEventListener(type, onWindow, listening(type, true));
    panel.addEventListener(type, onPanel, listening(type, false));
  }
  panel.addEventListener('click', onClick);
  return {
    focus,
    dispose() {
      for (const type of keptTypes) {
        window.removeEventListener(type, onWindow, true);
        panel.removeEventListener(type, onPanel);
      }
      panel.removeEventListener('click', onClick);
    },
  };
}

/** Passive where the browser would else wait for us before it scrolls. A page may have put a `signal` on all objects. */
function listening(type: string, capture: boolean): AddEventListenerOptions {
  return Object.assign(Object.create(null), { capture, passive: /^(?:wheel|touch)/.test(type) });
}

/** The fields that listeners in the panel read. */
const fieldNames = [
  'detail key code location ctrlKey shiftKey altKey metaKey repeat isComposing keyCode charCode',
  'data inputType dataTransfer clipboardData relatedTarget button buttons clientX clientY screenX screenY',
  'deltaX deltaY deltaZ deltaMode',
].flatMap((names) => names.split(' '));

/**
 * The same event for the panel alone: it does not leave the shadow root. It is no `KeyboardEvent`, since Firefox lets
 * every one of those leave, whatever it was made with.
 */
function copyOf(event: Event): Event {
  const { type, bubbles, cancelable } = event;
  const known = fieldNames.filter((name) => name in event);
  const fields = Object.fromEntries(known.map((name) => [name, Reflect.get(event, name)]));
  return Object.assign(new Event(type, { bubbles, cancelable }), fields);
}

/** A file that falls beside a field would open in place of the page. */
function isFileDrag(event: Event): boolean {
  return event instanceof DragEvent && event.dataTransfer?.types.includes('Files') === true;
}
