import { type ReadonlySignal, effect } from '@preact/signals';

/**
 * Shows and hides the dialog at once when `isOpen` changes, so that whoever closes it can move the focus right after.
 * It is modal where it covers the whole screen: the page behind it is then out of reach for the keyboard, and the
 * back gesture of a phone calls `onBack`. Returns its stop.
 */
export function driveDialog(
  dialog: HTMLDialogElement,
  isOpen: ReadonlySignal<boolean>,
  isModal: ReadonlySignal<boolean>,
  close: () => void,
  onBack = close,
): () => void {
  function onCancel(event: Event): void {
    event.preventDefault();
    onBack();
  }
  // A browser may close a dialog without asking, at the second back gesture.
  function onClose(): void {
    if (!dialog.open && isOpen.peek()) close();
  }
  dialog.addEventListener('cancel', onCancel);
  dialog.addEventListener('close', onClose);
  const stop = effect(() => {
    const modal = isModal.value;
    const open = isOpen.value;
    const root = dialog.getRootNode();
    const focused = dialog.open && root instanceof ShadowRoot ? root.activeElement : null;
    if (dialog.open) dialog.close();
    if (!open) return;
    const isQuiet = root instanceof ShadowRoot && root.host.hasAttribute('quiet');
    const before = isQuiet ? document.activeElement : focused;
    // Beside a modal dialog of the page any other would be inert.
    if (modal || document.querySelector(':modal')) dialog.showModal();
    else dialog.show();
    // Only the kind has changed, or it has opened by itself: the visitor goes on where they were.
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  return () => {
    stop();
    dialog.removeEventListener('cancel', onCancel);
    dialog.removeEventListener('close', onClose);
  };
}
