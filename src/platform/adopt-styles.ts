interface AdoptedSheet {
  readonly sheet: CSSStyleSheet;
  /** Undefined for a sheet whose text changes. */
  readonly css: string | undefined;
  /** How many have asked for it. */
  users: number;
}

/** A sheet of its own, whose text may be replaced. */
export interface ChangingStyles {
  replace(css: string): void;
  remove(): void;
}

type StyleRoot = Document | ShadowRoot;

/** The sheets that each root has from here, in their order. The list goes with the root. */
const adopted = new WeakMap<StyleRoot, AdoptedSheet[]>();

/**
 * Gives the shadow root or document that a node stands in one more sheet: over those that it has from here, and under
 * the ones that it came with, so that the owner's tokens win over our defaults. A text is adopted once, however often
 * it is asked for. Constructed sheets apply under every Content-Security-Policy. Returns its undo.
 */
export function adoptStyles(place: Node, css: string): () => void {
  const root = place.getRootNode();
  if (!isStyleRoot(root)) return () => {};
  const entry = adopted.get(root)?.find((other) => other.css === css) ?? addSheet(root, css);
  entry.users += 1;
  let isUndone = false;
  return () => {
    if (isUndone) return;
    isUndone = true;
    entry.users -= 1;
    if (entry.users === 0) removeSheet(root, entry);
  };
}

/** The same for rules that change. A page's policy may forbid style attributes, but not these. */
export function adoptChangingStyles(root: ShadowRoot): ChangingStyles {
  const entry = addSheet(root, undefined);
  return {
    replace: (css) => entry.sheet.replaceSync(css),
    remove: () => removeSheet(root, entry),
  };
}

/** Not by `instanceof`: the root may be of another window. */
function isStyleRoot(root: Node): root is StyleRoot {
  return 'adoptedStyleSheets' in root;
}

function addSheet(root: StyleRoot, css: string | undefined): AdoptedSheet {
  const document = 'defaultView' in root ? root : root.ownerDocument;
  // A sheet belongs to the window that made it, and cannot be adopted in another.
  const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet();
  sheet.replaceSync(css ?? '');
  const ours = adopted.get(root) ?? [];
  const entry = { sheet, css, users: 0 };
  root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(ours.length, 0, sheet);
  adopted.set(root, [...ours, entry]);
  return entry;
}

function removeSheet(root: StyleRoot, entry: AdoptedSheet): void {
  adopted.set(root, adopted.get(root)?.filter((other) => other !== entry) ?? []);
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== entry.sheet);
}
