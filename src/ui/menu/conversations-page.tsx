import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { IconButton } from '../icon-button.js';
import { Icon } from '../icon.js';
import { usePanel } from '../panel-context.js';
import { ConversationRows } from './conversation-rows.js';
import { ErasingLines } from './erasing-lines.js';
import { MenuIcon } from './menu-icon.js';
import { menuEntries, type MenuEntry } from './menu-entries.js';
import { SearchResults } from './search-results.js';
import { useMenuStrings } from './use-menu-strings.js';

/** The kept conversations, what can be done with them, and the way to everything else. */
export function ConversationsPage({ onEntry }: { onEntry: (entry: MenuEntry) => void }): VNode {
  const panel = usePanel();
  const words = useMenuStrings();
  const query = useSignal('');
  // Another page of the menu may have erased some.
  useLayoutEffect(() => void panel.model.conversations.load().catch(() => {}), []);
  const offered = menuEntries.filter((entry) => entry.isOffered(panel));
  return (
    <>
      <div class="menu-head">
        <IconButton name={words.backToChat} onClick={() => panel.menu.close()}>
          <MenuIcon shape="back" />
        </IconButton>
        <label class="menu-search">
          <MenuIcon shape="search" />
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            autocomplete="off"
            enterkeyhint="search"
            dir="auto"
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value;
            }}
          />
        </label>
      </div>
      <div class="menu-body">
        <button
          type="button"
          class="menu-row"
          onClick={() => {
            panel.model.newConversation();
            panel.menu.close(panel.focusComposer);
          }}
        >
          <Icon shape="compose" />
          {panel.strings.value.newConversation}
        </button>
        <ErasingLines />
        {query.value.trim() ? <SearchResults query={query} /> : <ConversationRows />}
      </div>
      {offered.length > 0 && (
        <ul class="menu-entries">
          {offered.map((entry) => (
            <li key={entry.id}>
              <button type="button" class="menu-row" onClick={() => (entry.act ? entry.act(panel) : onEntry(entry))}>
                <span class="menu-row-text">{entry.name(words)}</span>
                <Icon shape="chevron" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
