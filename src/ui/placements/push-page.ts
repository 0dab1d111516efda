/** Makes the page narrower by a margin of its root element, which has its own again afterwards. */
export function pushPage(edge: 'left' | 'right'): { push(width: number | undefined): void } {
  const { style } = document.documentElement;
  const name = `margin-${edge}`;
  let own: { value: string; priority: string } | undefined;
  return {
    push(width) {
      if (width !== undefined) {
        own ??= { value: style.getPropertyValue(name), priority: style.getPropertyPriority(name) };
        style.setProperty(name, `${width}px`, 'important');
      } else if (own) {
        style.setProperty(name, own.value, own.priority);
        own = undefined;
      }
    },
  };
}
