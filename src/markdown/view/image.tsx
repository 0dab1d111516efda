import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { element } from '../elements.js';
import { useLabels } from '../labels.js';
import type { ImageNode } from '../nodes.js';
import { safeSource } from '../safe-link.js';
import { shownText } from '../shown-text.js';

/**
 * A place for an image. Nothing is asked of its host before the visitor says so, since an address can carry away what
 * the conversation holds.
 */
export function Image({ node }: { node: ImageNode }): VNode {
  const labels = useLabels();
  // The address and not a mere "yes": while an answer grows, another image may come to stand in this place.
  const [wanted, setWanted] = useState('');
  const src = safeSource(node.src);
  const alt = shownText(node.alt);
  if (src === null) return <>{alt}</>;
  if (wanted === src) return element('img', { src, alt, referrerPolicy: 'no-referrer', decoding: 'async' });
  return element(
    'span',
    { class: 'image' },
    alt && element('span', { class: 'alt' }, alt),
    element('span', { class: 'host' }, labels.imageFrom(new URL(src).host)),
    element('button', { type: 'button', class: 'small-button', onClick: () => setWanted(src) }, labels.loadImage),
  );
}
