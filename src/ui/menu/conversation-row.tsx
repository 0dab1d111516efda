import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Conversation } from '../../core/conversation.js';
import { data as english } from '../../strings/en/data.js';
import { fill } from '../../strings/text.js';
import { IconButton } from '../icon-button.js';
import { usePanel } from '../panel-context.js';
import { downloadConversation } from './download-conversation.js';
import { MenuIcon } from './menu-icon.js';
import { RenameForm } from './rename-form.js';
import { useMenuStrings } from './use-menu-strings.js';
import { formatOf } from '../../strings/format.js';

interface RowProps {
  conversation: Conversation;
  /** Id of the conversation whose actions are shown. */
  actionsOf: Signal<string | undefined>;
}

/** One conversation: opens it, and offers what can be done with it. */
export function ConversationRow({ conversation, actionsOf }: RowProps): VNode {
  const panel = usePanel();
  const { model, clock, menu, strings, announce, focusComposer } = panel;
  const words = useMenuStrings();
  const row = useRef<HTMLLIElement>(null);
  const isRenaming = useSignal(false);
  const { id, title, firstWords, updatedAt, isPinned = false } = conversation;
  const name = title ?? firstWords ?? words.untitled;
  const hasActions = actionsOf.value === id;
  const isUnread = model.conversations.unread.value.has(id);
  const isAnswering = model.conversations.answering.value.has(id);

  function toMore(): void {
    actionsOf.value = undefined;
    row.current?.querySelector<HTMLElement>('.icon-button')?.focus();
  }

  function download(): void {
    if (!row.current) return;
    downloadConversation(panel, conversation, row.current).then(toMore, () =>
      announce(strings.value.of('data', english).notDone, 'assertive'),
    );
  }

  /** The row is about to go: the next one, or the one before, is where the visitor goes on. */
  function erase(): void {
    const rows = [
      ...(row.current?.closest('.menu-body')?.querySelectorAll<HTMLElement>('.conversation > .menu-row') ?? []),
    ];
    const at = rows.findIndex((button) => row.current?.contains(button));
    (
      rows[at + 1] ??
      rows[at - 1] ??
      row.current?.closest('.menu-sheet')?.querySelector<HTMLElement>('.menu-row')
    )?.focus();
    actionsOf.value = undefined;
    model.conversations.erase(id);
  }

  if (isRenaming.value) {
    return (
      <li ref={row} class="conversation renaming">
        <RenameForm
          title={title ?? firstWords ?? ''}
          onEnd={(renamed) => {
            isRenaming.value = false;
            actionsOf.value = undefined;
            if (renamed !== undefined) model.conversations.rename(id, renamed);
            // The button is there again once this has rendered.
            queueMicrotask(toMore);
          }}
        />
      </li>
    );
  }
  return (
    <li ref={row} class="conversation">
      <button
        type="button"
        class="menu-row"
        aria-current={model.conversation.value.id === id ? 'true' : undefined}
        onClick={() => {
          model.conversations.open(id);
          menu.close(focusComposer);
        }}
      >
        <span class="menu-row-text" dir="auto">
          {name}
        </span>
        {isUnread && (
          <span class="unread">
            <span class="unseen">{words.unread}</span>
          </span>
        )}
        <span class="when">
          {isAnswering ? words.answering : formatOf(strings.value).shortMoment(updatedAt, clock.date())}
        </span>
      </button>
      <IconButton
        name={fill(words.more, { title: name })}
        isExpanded={hasActions}
        onClick={() => {
          actionsOf.value = hasActions ? undefined : id;
        }}
      >
        <MenuIcon shape="more" />
      </IconButton>
      {hasActions && (
        <div class="row-actions">
          <button
            type="button"
            onClick={() => {
              isRenaming.value = true;
            }}
          >
            {words.rename}
          </button>
          <button
            type="button"
            onClick={() => {
              model.conversations.pin(id, !isPinned);
              toMore();
            }}
          >
            {isPinned ? words.unpin : words.pin}
          </button>
          <button type="button" onClick={download}>
            {words.download}
          </button>
          <button type="button" class="delete" onClick={erase}>
            {words.delete}
          </button>
        </div>
      )}
    </li>
  );
}
