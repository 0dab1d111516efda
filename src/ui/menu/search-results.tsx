import { batch, type ReadonlySignal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation } from '../../core/conversation.js';
import type { SearchHit } from '../../state/conversations/conversation-list.js';
import { usePanel } from '../panel-context.js';
import { leadTo } from './lead-to.js';
import { MarkedText } from './marked-text.js';
import { useMenuStrings } from './use-menu-strings.js';
import { formatOf } from '../../strings/format.js';

/** A search begins this long after the last letter, in ms. */
const pause = 150;
/** More would not be read. */
const mostConversations = 50;
/** Of one conversation. */
const mostPlaces = 3;

/** A conversation in which something was found. */
interface FoundConversation {
  readonly conversation: Conversation;
  /** Where the words stand in its title. */
  readonly title: SearchHit | undefined;
  /** The first of its messages that have them, and how many there are in all. */
  readonly places: readonly SearchHit[];
  readonly count: number;
}

/** The results of a search, as they come: each conversation once, with some of its places. */
export function SearchResults({ query }: { query: ReadonlySignal<string> }): VNode {
  const panel = usePanel();
  const { model, clock, announce, menu, strings, focusComposer } = panel;
  const words = useMenuStrings();
  const list = useRef<HTMLUListElement>(null);
  const results = useSignal<ReadonlyMap<string, FoundConversation>>(new Map());
  const count = useSignal(0);
  const isSearching = useSignal(true);
  const text = query.value.trim();
  const found = (): string =>
    count.value ? formatOf(strings.value).plural(words.found, count.value) : words.nothingFound;

  useLayoutEffect(() => {
    const controller = new AbortController();
    isSearching.value = true;
    const search = async (): Promise<void> => {
      results.value = new Map();
      count.value = 0;
      for await (const hit of model.conversations.search(text, controller.signal)) {
        if (controller.signal.aborted) return;
        const found = withHit(results.value, hit);
        if (found.size > mostConversations) break;
        batch(() => {
          results.value = found;
          count.value += 1;
        });
      }
      if (controller.signal.aborted) return;
      isSearching.value = false;
      announce(found());
    };
    const cancel = clock.after(pause, () => {
      search().catch(() => {
        isSearching.value = false;
      });
    });
    return () => {
      cancel();
      controller.abort();
    };
  }, [text]);

  function open({ conversation, spot }: Pick<SearchHit, 'conversation' | 'spot'>): void {
    const root = list.current?.getRootNode();
    if (spot && root instanceof ShadowRoot) leadTo(panel, spot, root);
    model.conversations.open(conversation.id, spot);
    menu.close(spot ? () => {} : focusComposer);
  }

  return (
    <>
      <p class="menu-day">{isSearching.value ? words.searching : found()}</p>
      <ul ref={list}>
        {[...results.value.values()].map(({ conversation, title, places, count }) => (
          <li key={conversation.id} class="hit">
            <button type="button" class="menu-row" onClick={() => open({ conversation })}>
              <span class="menu-row-text" dir="auto">
                {title ? (
                  <MarkedText text={title.excerpt} ranges={title.ranges} />
                ) : (
                  (conversation.title ?? conversation.firstWords ?? words.untitled)
                )}
              </span>
              <span class="when">{formatOf(strings.value).shortMoment(conversation.updatedAt, clock.date())}</span>
            </button>
            <ul class="places">
              {places.map((hit) => (
                <li key={hit.spot?.messageId}>
                  <button type="button" class="menu-row" onClick={() => open(hit)}>
                    <span class="excerpt" dir="auto">
                      <MarkedText text={hit.excerpt} ranges={hit.ranges} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {count > places.length && (
              <p class="menu-note">{formatOf(strings.value).plural(words.morePlaces, count - places.length)}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function withHit(results: ReadonlyMap<string, FoundConversation>, hit: SearchHit): Map<string, FoundConversation> {
  const { conversation, spot } = hit;
  const before = results.get(conversation.id) ?? { conversation, title: undefined, places: [], count: 0 };
  const after = spot
    ? { ...before, places: [...before.places, hit].slice(0, mostPlaces), count: before.count + 1 }
    : { ...before, title: hit };
  return new Map(results).set(conversation.id, after);
}
