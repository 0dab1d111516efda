/** What stands in the chat and should not; runs in the page. */
export function dangers(): string[] {
  const all = [...(document.querySelector('causerie-chat')?.shadowRoot?.querySelectorAll('*') ?? [])];
  const isOdd = (element: Element): boolean =>
    element.matches('script, iframe, object, embed, base, meta, form[action], img[src], link') ||
    element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style') ||
    (element instanceof HTMLAnchorElement && !/^(?:https?|mailto|tel):$/.test(element.protocol));
  return all.filter(isOdd).map(({ outerHTML }) => outerHTML.slice(0, 200));
}
