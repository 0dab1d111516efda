import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { fill } from '../../../strings/text.js';
import { useAnswer, useExtendedLabels } from '../../answer-context.js';
import { extendedElement } from '../elements.js';
import type { ImageNode } from '../../nodes.js';
import { plainOrder, shownText } from '../../shown-text.js';
import { imageSource, isAllowedImage } from '../../image-source.js';
import { Custom } from './custom.js';

/**
 * An image, or a place for it. Nothing is asked of a host before the visitor says so, since an address can carry away
 * what the conversation holds; unless the owner's list allows it.
 */
export function Image({ node }: { node: ImageNode }): VNode {
  const src = imageSource(node.src);
  const alt = shownText(node.alt);
  if (src === null) return <>{alt}</>;
  const part = { type: 'image', src, title: plainOrder(node.title), alt: plainOrder(node.alt) } as const;
  return (
    <Custom part={part} isInline>
      <Picture src={src} alt={alt} />
    </Custom>
  );
}

function Picture({ src, alt }: { src: string; alt: string }): VNode {
  const labels = useExtendedLabels();
  const { images } = useAnswer().options;
  // The address and not a mere "yes": while an answer grows, another image may come to stand in this place.
  const wanted = useSignal('');
  const failed = useSignal('');
  if (failed.value !== src && (wanted.value === src || isAllowedImage(src, images.allow))) {
    const onError = (): void => {
      failed.value = src;
    };
    return extendedElement('img', {
      src,
      alt,
      referrerPolicy: 'no-referrer',
      decoding: 'async',
      loading: 'lazy',
      onError,
    });
  }
  const load = (): void => {
    failed.value = '';
    wanted.value = src;
  };
  const host = src.startsWith('data:') ? labels.imageHere : fill(labels.imageFrom, { host: new URL(src).host });
  return extendedElement(
    'span',
    { class: 'image' },
    alt && extendedElement('span', { class: 'alt' }, alt),
    extendedElement('span', { class: 'host' }, failed.value === src ? labels.imageFailed : host),
    extendedElement('button', { type: 'button', class: 'small-button', onClick: load }, labels.loadImage),
  );
}
