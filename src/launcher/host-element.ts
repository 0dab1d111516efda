import type { GivenOptions } from '../options/chat-options.js';
import hostCss from './host.css?inline';
import launcherCss from './launcher.css?inline';

/** The one element of a chat in the page. */
export interface HostElement {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Applies what the options say about looks; the page's own rules for `causerie-chat` still win. */
  update(options: GivenOptions): void;
  /** Takes the element out of the page and everything out of the element. */
  destroy(): void;
}

/** @param element one that stands in the page already; without it a new one is made */
export function createHostElement(element: HTMLElement = document.createElement('causerie-chat')): HostElement {
  // An element of the page that comes back after it was away has kept its root.
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];

  return {
    element,
    root,
    update({ theme = {}, colorScheme, placement = 'bubble', launcher }) {
      element.setAttribute('placement', placement);
      element.setAttribute('corner', String(launcher?.position));
      sheet.replaceSync(hostCss + launcherCss);
      // Set one by one through the object model: a value can then end no rule and begin no other.
      const { style } = sheet.cssRules[0] as CSSStyleRule;
      const both = 'light dark';
      style.setProperty('color-scheme', colorScheme?.replace('auto', both) ?? both, 'important');
      for (const [name, value] of Object.entries(theme)) style.setProperty(`--causerie-${name}`, String(value));
    },
    destroy() {
      root.replaceChildren();
      root.adoptedStyleSheets = [];
      element.remove();
    },
  };
}
