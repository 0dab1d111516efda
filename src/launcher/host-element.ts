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
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const tokens = new CSSStyleSheet();
  tokens.insertRule(':host{}');
  root.adoptedStyleSheets = [styleSheet(hostCss), styleSheet(launcherCss), tokens];

  return {
    element,
    root,
    update({ theme, colorScheme, placement, launcher }) {
      element.setAttribute('color-scheme', colorScheme);
      element.setAttribute('placement', placement);
      element.setAttribute('corner', launcher.position);
      const rule = tokens.cssRules[0];
      if (!(rule instanceof CSSStyleRule)) return;
      // Set one by one through the object model: a value can then end no rule and begin no other.
      for (const name of Array.from(rule.style)) rule.style.removeProperty(name);
      for (const [name, value] of Object.entries(theme)) {
        if (typeof value === 'string') rule.style.setProperty(`--causerie-${name}`, value);
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

function styleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
