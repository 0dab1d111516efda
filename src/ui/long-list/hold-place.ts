/**
 * Remembers where the reader is; the returned function puts the view back there after turns were added or removed
 * above. Not every browser does that by itself (WebKit never, the others not at the very top).
 */
export function holdPlace(scroller: HTMLElement): () => void {
  const top = scroller.getBoundingClientRect().top;
  // No whole turn: the day above it may go.
  const articles = scroller.querySelectorAll('article');
  const anchor = Array.from(articles).find((article) => article.getBoundingClientRect().bottom > top);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  return () => {
    if (!anchor?.isConnected) return;
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
  };
}
