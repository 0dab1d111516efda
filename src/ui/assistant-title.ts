import type { Connection } from '../core/verification.js';
import type { ResolvedOptions } from '../options/chat-options.js';

/** Id of the panel, which the launcher controls. */
export const panelId = 'panel';

/** Id of the element that names the panel; there is one panel in a shadow root. */
export const titleId = 'title';

/** The assistant's name: the owner's, the server's, or what the model is called. */
export function assistantTitle(options: ResolvedOptions, connection: Connection): string {
  const name = connection.state === 'ready' ? connection.model.name : undefined;
  return options.title || name || options.model;
}

/** A letter or digit with nothing behind it that could belong to it. */
const plainLetter = /^[\w\p{Script=Latin}](?=$|[\w\s\p{Script=Latin}])/u;

/** The first character, as readers count them, for the place of a picture. */
export function initialOf(title: string): string {
  const text = title.trim();
  // To make a segmenter takes 10 ms, while the panel opens.
  const [initial] = plainLetter.exec(text) ?? [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return (initial ?? '').toLocaleUpperCase();
}
