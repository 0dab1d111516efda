/**
 * Keys typed in the panel are nobody else's: a page that listens for single letters must not act on what a visitor
 * writes. Escape calls `onEscape`. Returns its stop.
 */
export function keepKeys(panel: HTMLElement, onEscape: () => void): () => void {
  function keep(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.type !== 'keydown' || event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    onEscape();
  }
  const types = ['keydown', 'keypress', 'keyup'] as const;
  for (const type of types) panel.addEventListener(type, keep);
  return () => {
    for (const type of types) panel.removeEventListener(type, keep);
  };
}
