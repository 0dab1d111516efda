import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SearchHit } from '../../state/conversations/conversation-list.js';
import { usePanel } from '../panel-context.js';
import { leadTo } from './lead-to.js';
import { MarkedText } from './marked-text.js';
import { useMenuStrings } from './use-menu-strings.js';
import { formatOf } from '../../strings/format.js';

/** A search begins this long after the last letter, in ms. */
const pause = 150;
/** More would not be read. */
const mostHits = 100;

/** The hits of a search, one by one as it finds them. */
export function SearchResults({ query }: { query: ReadonlySignal<string> }): VNode {
  const panel = usePanel();
  const { model, clock, announce, menu, strings, focusComposer } = panel;
  const words = useMenuStrings();
  const list = useRef<HTMLUListElement>(null);
  const hits = useSignal<readonly SearchHit[]>([]);
  const isSearching = useSignal(true);
  const text = query.value.trim();
  const found = (): string =>
    hits.value.length ? formatOf(strings.value).plural(words.found, hits.value.length) : words.nothingFound;

  useLayoutEffect(() => {
    const controller = new AbortController();
    isSearching.value = true;
    const search = async (): Promise<void> => {
      hits.value = [];
      for await (const hit of model.conversations.search(text, controller.signal)) {
        if (controller.signal.aborted) return;
        hits.value = [...hits.value, hit];
        if (hits.value.length >= mostHits) break;
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

  function open({ conversation, spot }: SearchHit): void {
    const root = list.current?.getRootNode();
    if (spot && root instanceof ShadowRoot) leadTo(panel, spot, root);
    model.conversations.open(conversation.id, spot);
    menu.close(spot ? () => {} : focusComposer);
  }

  return (
    <>
      <p class="menu-day">{isSearching.value ? words.searching : found()}</p>
      <ul ref={list}>
        {hits.value.map((hit) => (
          <li key={`${hit.conversation.id} ${hit.spot?.messageId}`} class="hit">
            <button type="button" class="menu-row" onClick={() => open(hit)}>
              <span class="menu-row-text" dir="auto">
                {hit.conversation.title ?? hit.conversation.firstWords ?? words.untitled}
              </span>
              <span class="when">{formatOf(strings.value).shortMoment(hit.conversation.updatedAt, clock.date())}</span>
              <span class="excerpt" dir="auto">
                <MarkedText text={hit.excerpt} ranges={hit.ranges} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
