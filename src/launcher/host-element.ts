import type { ResolvedOptions } from '../options/chat-options.js';
import hostCss from './host.css?inline';
import launcherCss from './launcher.css?inline';

/** The one element of a chat in the page. */
export interface HostElement {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Applies what the options say about looks; the page's own rules for `causerie-chat` still win. */
  update(options: ResolvedOptions): void;
  setOpen(isOpen: boolean): void;
  /** Takes the element out of the page and everything out of the element. */
  destroy(): void;
}

/** @param element one that stands in the page already; without it a new one is made */
export function createHostElement(element: HTMLElement = document.createElement('causerie-chat')): HostElement {
  // An element of the page that comes back after it was away has kept its root.
  // An element of the page that comes back after it was away has kept its root.
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const base = new CSSStyleSheet();
  const tokens = new CSSStyleSheet();
  base.replaceSync(hostCss + launcherCss);
  root.adoptedStyleSheets = [base, tokens];

  return {
    element,
    root,
    update({ theme, colorScheme, placement, launcher }) {
      element.setAttribute('placement', placement);
      element.setAttribute('corner', launcher.position);
      tokens.replaceSync(':host{}');
      // Set one by one through the object model: a value can then end no rule and begin no other.
      const { style } = tokens.cssRules[0] as CSSStyleRule;
      style.setProperty('color-scheme', colorScheme === 'auto' ? 'light dark' : colorScheme, 'important');
      for (const [name, value] of Object.entries(theme)) {
        if (typeof value === 'string') style.setProperty(`--causerie-${name}`, value);
      }
    },
    setOpen(isOpen) {
      element.toggleAttribute('open', isOpen);
    },
    destroy() {
      root.replaceChildren();
      root.adoptedStyleSheets = [];
      element.remove();
    },
  };
}
