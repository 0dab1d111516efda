/** The sheets that a root has from here, by their text: only this keeps track of them, and it goes with the root. */
const worn = new WeakMap<Node, Set<string>>();

/** Gives the root that an element stands in one more sheet, once. Styles that load late come this way. */
export function wearStyles(place: Element, css: string): void {
  const root = place.getRootNode();
  const view = place.ownerDocument.defaultView;
  if (!(root instanceof Document) && !('adoptedStyleSheets' in root)) return;
  const sheets = worn.get(root) ?? new Set();
  if (!view || sheets.has(css)) return;
  worn.set(root, sheets.add(css));
  // A sheet of one document cannot be worn in another.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  (root as ShadowRoot).adoptedStyleSheets.push(sheet);
}
