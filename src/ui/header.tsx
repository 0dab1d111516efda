import type { VNode } from 'preact';
import { useSignal } from '@preact/signals';
import { initialOf } from './assistant-title.js';
import { ConnectionLine } from './connection-line.js';
import { IconButton } from './icon-button.js';
import { usePanel } from './use-panel.js';

/** @param titleId id of the element that names the panel */
export function Header({ titleId }: { titleId: string }): VNode {
  const { model, options, strings, title, close, focusComposer } = usePanel();
  const hasMessages = model.messages.value.length > 0;
  const words = strings.value;
  return (
    <div class="header">
      <Avatar title={title.value} picture={options.value.avatar} />
      <div class="heading">
        <h2 id={titleId} class="title" dir="auto">
          {title.value}
        </h2>
        <ConnectionLine />
      </div>
      {hasMessages && (
        <IconButton
          shape="compose"
          name={words.newConversation}
          onClick={() => {
            model.newConversation();
            focusComposer();
          }}
        />
      )}
      {options.value.placement === 'bubble' && <IconButton shape="close" name={words.closeChat} onClick={close} />}
    </div>
  );
}

/** The owner's picture; the title's initial where there is none or it cannot be loaded. */
function Avatar({ title, picture }: { title: string; picture: string | undefined }): VNode {
  const broken = useSignal('');
  return (
    <span class="avatar" aria-hidden="true">
      {picture && broken.value !== picture ? (
        <img
          src={picture}
          alt=""
          referrerpolicy="no-referrer"
          onError={() => {
            broken.value = picture;
          }}
        />
      ) : (
        initialOf(title)
      )}
    </span>
  );
}
