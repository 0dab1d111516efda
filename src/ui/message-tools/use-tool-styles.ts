import type { RefObject } from 'preact';
import { useEffect } from '../../platform/hooks.js';
import css from './message-tools.css?inline';

/** A sheet may be worn by several roots of a document. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Gives the root of an element the styles of the tools, once. */
export function useToolStyles(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = place.current?.getRootNode();
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  });
}
