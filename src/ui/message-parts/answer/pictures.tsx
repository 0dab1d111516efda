import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { isAllowedImage } from '../../../markdown/image-source.js';
import { safeSource } from '../../../markdown/safe-link.js';
import { usePanel } from '../../panel-context.js';
import { useAnswerPartsStrings } from './use-strings.js';

/** Pictures that came beside the text. Each is asked for only when the visitor says so, or the owner's list allows it. */
export function Pictures({ urls }: { urls: readonly string[] }): VNode | null {
  if (urls.length === 0) return null;
  return (
    <div class="pictures">
      {urls.map((url) => (
        <Picture key={url} url={url} />
      ))}
    </div>
  );
}

function Picture({ url }: { url: string }): VNode | null {
  const { options } = usePanel();
  const words = useAnswerPartsStrings();
  const isWithin = url.startsWith('data:image/');
  const source = isWithin ? url : safeSource(url);
  const isWanted = useSignal(false);
  const hasFailed = useSignal(false);
  if (source === null) return null;
  if (hasFailed.value) return <p class="unrun">{words.pictureFailed}</p>;
  if (isWanted.value || (!isWithin && isAllowedImage(source, options.value.images.allow))) {
    return (
      <img
        src={source}
        alt={words.picture}
        referrerpolicy="no-referrer"
        decoding="async"
        onError={() => {
          hasFailed.value = true;
        }}
      />
    );
  }
  return (
    <p class="picture">
      {!isWithin && <bdi>{new URL(source).host}</bdi>}
      <button
        type="button"
        class="part-button"
        onClick={() => {
          isWanted.value = true;
        }}
      >
        {words.showPicture}
      </button>
    </p>
  );
}
