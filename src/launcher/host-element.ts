import type { GivenOptions } from '../options/chat-options.js';
import hostCss from './host.css?inline';
import launcherCss from './launcher.css?inline';
import { englishWords, frenchWords, isFrench } from './launcher-words.js';

/** What the rest of the chat is at while it is not there. */
export type Loading = '' | 'busy' | 'failed';

/** The one element of a chat in the page, with the button that opens it: plain DOM, since nothing else is loaded yet. */
export interface HostElement {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** The launcher; an inline chat has none in the page. */
  readonly button: HTMLElement;
  /** Applies what the options say about looks; the page's own rules for `causerie-chat` still win. */
  update(options: GivenOptions, isOpen: boolean, loading: Loading): void;
}

/**
 * @param isInline whether there is no launcher
 * @param onToggle called at each click on the launcher
 * @param onNear called when the visitor comes near it, so that the rest can be loaded ahead
 * @param element one that stands in the page already; without it a new one is made
 */
export function createHostElement(
  isInline: boolean,
  onToggle: () => void,
  onNear: () => void,
  element: HTMLElement = document.createElement('causerie-chat'),
): HostElement {
  // An element of the page that comes back after it was away has kept its root.
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const button = document.createElement('button');
  const text = new Text();
  const problem = document.createElement('div');

  root.adoptedStyleSheets = [sheet];
  button.className = button.part = 'launcher';
  button.append(document.createElement('i'), text);
  problem.className = 'launcher problem';
  problem.role = 'alert';
  button.onclick = onToggle;
  button.onpointerenter = button.onfocus = onNear;
  if (!isInline) root.append(problem, button);

  return {
    element,
    root,
    button,
    update({ theme = {}, colorScheme = 'auto', placement, launcher, language = 'auto' }, isOpen, loading) {
      const label = launcher?.label ?? '';
      const [open, failed] = isFrench(language) ? frenchWords : englishWords;
      element.toggleAttribute('open', isOpen);
      element.setAttribute('placement', placement as string);
      element.toggleAttribute('left', launcher?.position === 'bottom-left');
      sheet.replaceSync(hostCss + launcherCss);
      // Set one by one through the object model: a value can then end no rule and begin no other.
      const { style } = sheet.cssRules[0] as CSSStyleRule;
      style.setProperty('color-scheme', colorScheme.replace('auto', 'light dark'), 'important');
      for (const [name, value] of Object.entries(theme)) style.setProperty(`--causerie-${name}`, value as string);
      text.data = isOpen ? '' : label;
      problem.textContent = failed;
      problem.hidden = loading !== 'failed';
      button.hidden = !!launcher?.hidden;
      // The name stays while `aria-expanded` changes, and holds the words that are seen, so that they can be spoken.
      button.ariaLabel = `${label && `${label} – `}${open}`;
      button.ariaExpanded = `${isOpen}`;
      button.ariaBusy = `${loading === 'busy'}`;
    },
  };
}
