/**
 * The public contract of themes: custom properties `--causerie-NAME` on `<causerie-chat>`, each a whole value.
 * `themes/*.css` and the option `theme` may set these and nothing else.
 */
export const themeTokens = [
  'surface',
  'surface-raised',
  'line',
  'text',
  'text-quiet',
  'accent',
  'on-accent',
  'user-bubble',
  'on-user-bubble',
  'code-surface',
  'link',
  'focus',
  'warning-surface',
  'warning-text',
  'online',
  'offline',
  'unread',
  'radius',
  'radius-small',
  'space',
  'font',
  'font-mono',
  'font-size',
  'shadow',
  'panel-width',
  'panel-height',
  'z-index',
] as const;

/** One of {@link themeTokens}. */
export type ThemeToken = (typeof themeTokens)[number];
