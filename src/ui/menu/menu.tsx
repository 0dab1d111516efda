import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLazy } from '../../platform/lazy.js';
import { adoptStyles } from '../../platform/adopt-styles.js';
import { usePanel } from '../panel-context.js';
import accessibilityCss from './accessibility.css?inline';
import { ConversationsPage } from './conversations-page.js';
import { EntryPage } from './entry-page.js';
import conversationsCss from './conversations.css?inline';
import menuCss from './menu.css?inline';
import searchCss from './search-results.css?inline';
import type { MenuEntry } from './menu-entries.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';

export { createUserData } from './your-data/user-data.js';
export { keepConversations } from '../../state/conversations/kept-conversations.js';

/** Lies over the transcript and the composer. It is part of the panel, not a dialog of its own. */
export function Menu(): VNode {
  const { strings, features, menu } = usePanel();
  const box = useRef<HTMLElement>(null);
  // They bring the styles of the lines that say which conversation was deleted.
  useLazy(features.messageParts, true);
  const entry = useSignal<MenuEntry | undefined>(undefined);

  useLayoutEffect(
    () =>
      box.current ? adoptStyles(box.current, menuCss + conversationsCss + searchCss + accessibilityCss) : undefined,
    [],
  );
  useLayoutEffect(() => {
    if (box.current && menu.page === undefined) focusFirst(box.current);
  }, [entry.value]);

  return (
    <section ref={box} class="menu-sheet" aria-label={strings.value.menu} tabIndex={-1}>
      {menu.page === 'shortcuts' ? (
        <ShortcutsDialog />
      ) : entry.value ? (
        <EntryPage
          key={entry.value.id}
          entry={entry.value}
          onBack={() => {
            entry.value = undefined;
          }}
        />
      ) : (
        <ConversationsPage
          onEntry={(chosen) => {
            entry.value = chosen;
          }}
        />
      )}
    </section>
  );
}

/** On touch a focused field would call up the keyboard over the list. */
function focusFirst(box: HTMLElement): void {
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  const field = isCoarse ? null : box.querySelector<HTMLElement>('input[type=search]');
  (field ?? box.querySelector('button') ?? box).focus({ preventScroll: true });
}
