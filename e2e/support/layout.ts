/** Elements that are wider than their place, in the page and in the panel; a table and code scroll by themselves. Runs in the page. */
export function overflowing(): string[] {
  const panel = document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.panel');
  const all = [document.documentElement, ...(panel ? [panel, ...panel.querySelectorAll('*')] : [])];
  return all
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
    .filter(
      (element) =>
        !['textarea', 'svg'].includes(element.localName) && !/clip|auto/.test(getComputedStyle(element).overflowX),
    )
    .map((element) => `${element.localName}.${element.className} ${element.scrollWidth} of ${element.clientWidth}`);
}
