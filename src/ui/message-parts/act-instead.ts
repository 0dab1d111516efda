/** Does by hand what the page has kept the browser from doing. */
export function actInstead(event: Event, target: Element): void {
  if (event instanceof WheelEvent && !event.ctrlKey) scroll(target, event);
  if (!(event instanceof KeyboardEvent) || event.type !== 'keydown' || event.ctrlKey || event.metaKey) return;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) write(target, event.key);
}

function scroll(target: Element, { deltaX, deltaY, deltaMode }: WheelEvent): void {
  const size = deltaMode === WheelEvent.DOM_DELTA_LINE ? 23 : 1;
  for (let box: Element | null = target; box; box = box.parentElement) {
    const { scrollTop, scrollLeft } = box;
    if (getComputedStyle(box).overflowY === 'visible') continue;
    box.scrollBy({ left: deltaX * size, top: deltaY * size, behavior: 'instant' });
    if (box.scrollTop !== scrollTop || box.scrollLeft !== scrollLeft) return;
  }
}

function write(field: HTMLTextAreaElement | HTMLInputElement, key: string): void {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return;
  const isBack = key === 'Backspace';
  if (!isBack && Array.from(key).length !== 1) return;
  const from = isBack && selectionStart === selectionEnd ? Math.max(0, selectionStart - 1) : selectionStart;
  field.setRangeText(isBack ? '' : key, from, selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
