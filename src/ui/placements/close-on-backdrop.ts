/** Closes a modal panel at a click beside it. A text that is selected beyond the edge ends there, and closes nothing. */
export function closeOnBackdrop(box: HTMLElement, close: () => void): () => void {
  const stop = new AbortController();
  let isBeside = false;
  box.addEventListener('pointerdown', (event) => (isBeside = isOutside(box, event)), stop);
  box.addEventListener(
    'click',
    (event) => {
      if (isBeside && isOutside(box, event)) close();
    },
    stop,
  );
  return () => stop.abort();
}

/** Only the backdrop gives the dialog itself an event outside of its box. */
function isOutside(box: HTMLElement, { target, clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return target === box && (x < left || x > right || y < top || y > bottom);
}
