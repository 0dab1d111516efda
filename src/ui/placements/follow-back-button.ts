import { effect, type ReadonlySignal } from '@preact/signals';
import { newId } from '../../platform/new-id.js';

/**
 * Lets the back button of a phone close a panel that fills the screen: opening it adds one entry to the browser's
 * history, with the page's own state and address, and closing it by other means takes that away. A page that has
 * gone on meanwhile keeps its entries. Its router sees its own state throughout. Returns its stop.
 */
export function followBackButton(
  isOpen: ReadonlySignal<boolean>,
  isFull: ReadonlySignal<boolean>,
  close: () => void,
): () => void {
  const mark = newId();
  let address: string | undefined;
  let isLeaving = false;

  const isCurrent = (): boolean => Object(history.state).causerie === mark;

  function add(): void {
    address = location.href;
    history.pushState({ ...history.state, causerie: mark }, '');
  }

  function onBack(event: PopStateEvent): void {
    if (address === undefined || isCurrent()) return;
    // The same page as before, for its router too.
    if (location.href === address) event.stopImmediatePropagation();
    address = undefined;
    const wasLeaving = isLeaving;
    isLeaving = false;
    if (!isOpen.peek()) return;
    if (!wasLeaving) close();
    // It was opened again before the browser had gone back.
    else if (isFull.peek()) add();
  }

  /** Whether the browser goes back for it. */
  function leave(): boolean {
    if (address === undefined || isLeaving) return isLeaving;
    isLeaving = isCurrent();
    if (isLeaving) history.back();
    else address = undefined;
    return isLeaving;
  }

  addEventListener('popstate', onBack, true);
  const stop = effect(() => {
    if (!isOpen.value || !isFull.value) leave();
    else if (address === undefined) add();
  });
  return () => {
    stop();
    // The router hears nothing of this last step either.
    if (leave()) addEventListener('popstate', () => removeEventListener('popstate', onBack, true), { once: true });
    else removeEventListener('popstate', onBack, true);
  };
}
