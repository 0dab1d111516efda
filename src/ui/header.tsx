import { useSignal } from '@preact/signals';
import type { RefObject, VNode } from 'preact';
import { initialOf, titleId } from './assistant-title.js';
import { ConnectionLine } from './connection-line.js';
import { IconButton } from './icon-button.js';
import { usePanel } from './panel-context.js';
import { useSizer } from './panel-size.js';

export function Header({ menuButton }: { menuButton: RefObject<HTMLButtonElement | null> }): VNode {
  const { model, options, strings, title, menu, close, focusComposer } = usePanel();
  const isMenuOpen = menu.isOpen.value;
  const hasMessages = model.messages.value.length > 0;
  const Sizer = useSizer();
  const words = strings.value;
  const canClose = !['inline', 'page'].includes(options.value.placement);
  return (
    <div class="header" part="header">
      <Avatar title={title.value} picture={options.value.avatar} />
      <div class="heading">
        <h2 id={titleId} class="title" dir="auto">
          {title.value}
        </h2>
        <ConnectionLine />
      </div>
      {/* First, since it comes later: the others must not move under the pointer. */}
      {Sizer && <Sizer />}
      {hasMessages && (
        <IconButton
          shape="compose"
          name={words.newConversation}
          onClick={() => {
            model.newConversation();
            menu.close();
            focusComposer();
          }}
        />
      )}
      <IconButton
        button={menuButton}
        shape="menu"
        name={words.menu}
        isExpanded={isMenuOpen}
        onClick={() => (isMenuOpen ? menu.close() : menu.open())}
      />
      {canClose && <IconButton shape="close" name={words.closeChat} onClick={close} />}
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
