import type { Connection } from '../core/verification.js';
import type { ResolvedOptions } from '../options/chat-options.js';

/** Id of the element that names the panel; there is one panel in a shadow root. */
export const titleId = 'title';

/** The assistant's name: the owner's, the server's, or what the model is called. */
export function assistantTitle(options: ResolvedOptions, connection: Connection): string {
  const name = connection.state === 'ready' ? connection.model.name : undefined;
  return options.title || name || options.model;
}

/** The first character, as readers count them, for the place of a picture. */
export function initialOf(title: string): string {
  for (const { segment } of new Intl.Segmenter().segment(title.trim())) return segment.toLocaleUpperCase();
  return '';
}
