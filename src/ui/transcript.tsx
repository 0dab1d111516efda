import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { shownTurns, type ShownTurn } from '../core/conversation.js';
import type { RemoteTurns, Turn } from '../state/turns/turn.js';
import { useLazy } from '../platform/lazy.js';
import { dayName, daysBefore } from '../strings/day.js';
import { EmptyState } from './empty-state.js';
import { followEnd, type EndFollower } from './follow-end.js';
import { TurnView } from './turn-view.js';
import { useLongList } from './use-long-list.js';
import { usePanel, type PanelContext } from './panel-context.js';

/**
 * The messages of the open conversation. Renders when a message is settled or a turn changes its phase, never for a
 * delta: that is the streaming answer's own matter.
 */
export function Transcript(): VNode {
  const panel = usePanel();
  const { model, strings, clock, features } = panel;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follower = useSignal<EndFollower | undefined>(undefined);
  const { turn, remote, turns, isLoaded } = useWhatIsSeen(panel);
  const newest = turns.at(-1)?.user.id;
  const words = strings.value;
  const now = clock.date();

  useLayoutEffect(() => {
    if (!scroller.current || !content.current) return;
    const started = followEnd(scroller.current, content.current, () => {
      if (model.turn.peek().phase !== 'idle' || model.remote.peek().size > 0) return 'growing';
      return model.messages.peek().length > 0 ? 'settled' : 'greeting';
    });
    follower.value = started;
    return started.dispose;
  }, []);
  // The visitor who sends wants to see what comes of it.
  useLayoutEffect(() => {
    if (newest) follower.peek()?.toEnd();
  }, [newest]);
  const hasNews = follower.value?.hasNews.value === true;
  const tools = useLazy(features.messageParts, hasNews);
  useLayoutEffect(() => (tools && scroller.current ? tools.attend(panel, scroller.current) : undefined), [tools]);
  const { list, from, to } = useLongList(turns, scroller, content, follower);

  const dayOf = (at: number): number => daysBefore(turns[at]?.user.createdAt ?? NaN, now);
  const view = ({ user, answer }: ShownTurn, at: number): VNode => {
    const day = dayOf(at) !== dayOf(at - 1) && dayName(user.createdAt, now, words.locale);
    return (
      <div key={user.id} class="turn" data-turn={user.id}>
        {day && <p class="day">{day}</p>}
        <TurnView
          user={user}
          answer={answer}
          running={turn.phase !== 'idle' && turn.turnId === user.turnId ? turn : remote.get(user.turnId)}
          isNewest={user.id === newest}
        />
      </div>
    );
  };

  return (
    <div class="transcript">
      <div
        ref={scroller}
        class="scroller"
        role="log"
        aria-live="off"
        aria-label={words.messages}
        aria-busy={!isLoaded}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys must be able to scroll it
        tabIndex={0}
      >
        <div ref={content} class="turns">
          {turns.length === 0 && isLoaded && <EmptyState />}
          {[
            list?.above({ from, to }),
            ...turns.slice(from, to).map((turn, at) => view(turn, from + at)),
            list?.below({ from, to }),
            ...turns.slice(Math.max(to, turns.length - 1)).map((turn) => view(turn, turns.length - 1)),
          ]}
        </div>
      </div>
      {follower.value && hasNews && tools && <tools.NewTextBelow follower={follower.value} />}
    </div>
  );
}

interface Seen {
  readonly turn: Turn;
  readonly remote: RemoteTurns;
  readonly turns: readonly ShownTurn[];
  readonly isLoaded: boolean;
}

/** The state to show. While the panel is closed it stays what it was: rendering would cost time, and nobody sees it. */
function useWhatIsSeen({ model, isOpen }: PanelContext): Seen {
  const seen = useRef<Seen>(undefined);
  if (isOpen.value || !seen.current) {
    seen.current = {
      turn: model.turn.value,
      remote: model.remote.value,
      turns: shownTurns(model.messages.value),
      isLoaded: model.isLoaded.value,
    };
  }
  return seen.current;
}
