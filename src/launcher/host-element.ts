import type { GivenOptions } from '../options/chat-options.js';
import hostCss from './host.css?inline';
import launcherCss from './launcher.css?inline';
import { launcherButton as english } from '../strings/en/launcher.js';
import type { NamedLanguage } from '../strings/languages.js';

/** The state of the rest of the chat while it is not there. */
export type Loading = '' | 'busy' | 'failed';

/** The one element of a chat in the page, with the button that opens it: plain DOM, since nothing else is loaded yet. */
export interface HostElement {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** The launcher; that of an inline chat is hidden, unless the rest could not be loaded. */
  readonly button: HTMLElement;
  /** Applies what the options say about looks; the page's own rules for `causerie-chat` still win. */
  update(options: GivenOptions, isOpen: boolean, loading: Loading, language?: NamedLanguage): void;
}

/**
 * @param isFilling whether the chat fills its place from the start: the launcher is only for what could not be loaded
 * @param onToggle called at each click on the launcher
 * @param onNear called when the visitor comes near it, so that the rest can be loaded ahead
 * @param element one that stands in the page already; without it a new one is made
 */
export function createHostElement(
  isFilling: boolean,
  onToggle: () => void,
  onNear: () => void,
  element: HTMLElement = document.createElement('causerie-chat'),
): HostElement {
  // An element of the page that comes back after it was away has kept its root.
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const button = document.createElement('button');

  root.adoptedStyleSheets = [sheet];
  button.part = 'launcher';
  button.onclick = onToggle;
  button.onpointerenter = button.onfocus = onNear;
  root.replaceChildren(button);

  return {
    element,
    root,
    button,
    update(
      {
        theme = {},
        colorScheme = 'auto',
        strings,
        launcher: { label = '', position = 'bottom-right', offset: { x = 20, y = 20 } = {}, icon, hidden } = {},
      },
      isOpen,
      loading,
      language,
    ) {
      const texts = { ...english, ...language?.launcher, ...strings?.launcher };
      const isFailed = loading === 'failed';
      element.toggleAttribute('open', isOpen);
      element.lang = language?.lang ?? 'en';
      element.dir = language?.dir ?? 'ltr';
      // The panel and the teaser read the place, too; important, since a page may have a rule for every element.
      sheet.replaceSync(
        `${hostCss}${launcherCss}.launcher{${position.replace('-', ':var(--y);')}:var(--x)}:host{--x:${x}px!important;--y:${y}px!important;color-scheme:${colorScheme.replace('auto', 'light dark')}!important}`,
      );
      // Set one by one through the object model: a text of the owner can then end no rule and begin no other.
      const { style } = sheet.cssRules[0] as CSSStyleRule;
      const glyph = icon && { 'launcher-icon': `url(${JSON.stringify(icon)})`, 'launcher-glyph': 'none' };
      for (const [name, value] of Object.entries({ ...(theme !== 'auto' && theme), ...glyph }))
        style.setProperty(`--causerie-${name}`, value as string);
      showOnTop(element);
      const text = isFailed ? texts.failed : label;
      button.textContent = text;
      button.className = `launcher ${position} ${loading}`;
      // A failure to load is told and can be tried again, also where there is no button otherwise.
      button.hidden = !isFailed && (isFilling || !!hidden);
      // The name stays while `aria-expanded` changes, and begins with the words that are seen, so that they can be spoken.
      button.ariaLabel = `${text} ${texts.open}`.trim();
      // From the click on, so that a change of the words is told.
      button.ariaLive = loading && 'polite';
      button.ariaExpanded = `${isOpen}`;
    },
  };
}

/**
 * Shows the element of a floating chat in the top layer, where no rule for the body moves it; among the layers of the
 * page where the owner gives it one of them, and in browsers that have no popovers.
 */
export function showOnTop(element: HTMLElement): void {
  if (!element.popover || !element.isConnected) return;
  if (getComputedStyle(element).getPropertyValue('--causerie-z-index')) element.hidePopover?.();
  else element.showPopover?.();
}
