import { filled, type Given, type Resolved } from './fields.js';

/**
 * The public contract of themes: custom properties `--causerie-NAME` on `<causerie-chat>`, each a whole value.
 * `themes/*.css` and the option `theme` may set these and nothing else. The comment above a token is its
 * documentation, in the editor and in docs/options.md.
 */
export const themeFields = {
  /** Background of the panel. */
  surface: filled,
  /** Background of what lies on the panel: composer, menus, quiet buttons. */
  'surface-raised': filled,
  /** Hairlines and borders. */
  line: filled,
  /** Text on the surfaces. */
  text: filled,
  /** Secondary text: state, times, hints. */
  'text-quiet': filled,
  /** The one accent: launcher, send button, what is chosen. */
  accent: filled,
  /** Text and glyphs on the accent. */
  'on-accent': filled,
  /** Background of the visitor's messages. */
  'user-bubble': filled,
  /** Text of the visitor's messages. */
  'on-user-bubble': filled,
  /** Background of code in answers. */
  'code-surface': filled,
  /** Links in answers. */
  link: filled,
  /** Ring around what has the keyboard's focus. */
  focus: filled,
  /** Background of notices. */
  'warning-surface': filled,
  /** Text of notices. */
  'warning-text': filled,
  /** Mark of a server that can be reached. */
  online: filled,
  /** Mark of a server that cannot be reached. */
  offline: filled,
  /** Dot on the launcher for unread answers. */
  unread: filled,
  /** Corners of the panel. */
  radius: filled,
  /** Corners of bubbles, fields and buttons. */
  'radius-small': filled,
  /** The step of which all distances are multiples. */
  space: filled,
  /** Font family; the page's own by default. */
  font: filled,
  /** Font family of code. */
  'font-mono': filled,
  /** Size of message text, in px so that the page's root size does not change it. */
  'font-size': filled,
  /** Shadow of the panel and the launcher. */
  shadow: filled,
  /** Width of the open panel. */
  'panel-width': filled,
  /** Height of the open panel. */
  'panel-height': filled,
  /** Where the chat stands among the layers of the page. Without it, a floating chat stands above all of them. */
  'z-index': filled,
};

/** The name of a token. */
export type ThemeToken = keyof typeof themeFields;

/** The value of the option `theme`. */
export interface ThemeOptions extends Given<typeof themeFields> {}

/** The tokens once read; those that were not given are undefined. */
export interface ResolvedTheme extends Resolved<typeof themeFields> {}
