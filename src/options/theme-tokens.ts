import { filled, type Given } from './fields.js';

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
  /** The one accent: launcher, send button, what is chosen. Without tokens of their own, links, focus ring and bubbles follow it. */
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
  /** Background of the header; `surface` by default. */
  'header-surface': filled,
  /** Name in the header. */
  'header-text': filled,
  /** State and buttons in the header. */
  'header-text-quiet': filled,
  /** Corners of the panel. Without tokens of their own, all other corners follow it: `0px` makes everything square. */
  radius: filled,
  /** Corners of buttons, code, notices and rows. */
  'radius-small': filled,
  /** Corners of the visitor's messages. */
  'radius-bubble': filled,
  /** Corners of the field for messages. */
  'radius-composer': filled,
  /** Corners of the launcher. */
  'radius-launcher': filled,
  /** Glyph of the launcher as a shape of 26 by 26 px: `path("M13 4…")` with the `d` of an SVG path. */
  'launcher-glyph': filled,
  /** Distance between the edges of the panel and its text. */
  space: filled,
  /** How far apart things stand, a number: `1` is roomy, `0.7` compact. */
  density: filled,
  /** Font family; the page's own by default. */
  font: filled,
  /** Font family of code. */
  'font-mono': filled,
  /** Size of message text, in px so that the page's root size does not change it. */
  'font-size': filled,
  /** Size of what is secondary: state, times, hints. */
  'font-size-small': filled,
  /** Size of the greeting. */
  'font-size-large': filled,
  /** Shadow of the panel and the launcher. */
  shadow: filled,
  /** How long movements take, a number: `1` is usual, `0` moves nothing. */
  motion: filled,
  /** Width of the open panel. */
  'panel-width': filled,
  /** Height of the open panel. */
  'panel-height': filled,
  /** Where the chat stands among the layers of the page. Without it, a floating chat stands above all of them. */
  'z-index': filled,
};

/** The name of a token. */
export type ThemeToken = keyof typeof themeFields;

/** Tokens as the option `theme` takes them. */
export interface ThemeOptions extends Given<typeof themeFields> {}

/** A theme as a JSON file holds it; see `theme.schema.json`. */
export interface ThemeJson {
  readonly name: string;
  readonly description?: string;
  /** A text, or one for each scheme. */
  readonly tokens: Readonly<Partial<Record<ThemeToken, string | { readonly light: string; readonly dark: string }>>>;
}
