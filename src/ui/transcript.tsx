import { Fragment, type VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { shownTurns } from '../core/conversation.js';
import { EmptyState } from './empty-state.js';
import { followEnd, type EndFollower } from './follow-end.js';
import { Icon } from './icon.js';
import { TurnView } from './turn-view.js';
import { usePanel } from './use-panel.js';

/**
 * The messages of the open conversation. Renders when a message is settled or a turn changes its phase, never for a
 * delta: that is the streaming answer's own matter.
 */
export function Transcript(): VNode {
  const { model, strings, clock } = usePanel();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follower = useSignal<EndFollower | undefined>(undefined);
  const turn = model.turn.value;
  const turns = shownTurns(model.messages.value);
  const newest = turns.at(-1)?.user.id;
  const words = strings.value;
  const now = clock.date();
  let dayBefore = '';

  useLayoutEffect(() => {
    if (!scroller.current || !content.current) return;
    const started = followEnd(scroller.current, content.current, () => {
      if (model.turn.peek().phase !== 'idle') return 'growing';
      return model.messages.peek().length > 0 ? 'settled' : 'greeting';
    });
    follower.value = started;
    return started.stop;
  }, []);
  // The visitor who sends wants to see what comes of it.
  useLayoutEffect(() => {
    if (newest) follower.peek()?.toEnd();
  }, [newest]);

  return (
    <div class="transcript">
      <div
        ref={scroller}
        class="scroller"
        role="log"
        aria-live="off"
        aria-label={words.messages}
        aria-busy={!model.isLoaded.value}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys must be able to scroll it
        tabIndex={0}
      >
        <div ref={content} class="turns">
          {turns.length === 0 && model.isLoaded.value && <EmptyState />}
          {turns.map(({ user, answer }) => {
            const day = words.dates.day(user.createdAt, now);
            const isNewDay = day !== dayBefore;
            dayBefore = day;
            return (
              <Fragment key={user.id}>
                {isNewDay && day && <p class="day">{day}</p>}
                <TurnView
                  user={user}
                  answer={answer}
                  running={turn.phase !== 'idle' && turn.turnId === user.turnId ? turn : undefined}
                  isNewest={user.id === newest}
                />
              </Fragment>
            );
          })}
        </div>
      </div>
      {follower.value && <NewTextBelow follower={follower.value} />}
    </div>
  );
}

/** Leads back to the end, when something came there that the reader has not seen. */
function NewTextBelow({ follower }: { follower: EndFollower }): VNode | null {
  const { strings, focusComposer } = usePanel();
  if (!follower.hasNews.value) return null;
  return (
    <button
      type="button"
      class="new-text"
      onClick={() => {
        follower.toEnd();
        focusComposer();
      }}
    >
      <Icon shape="down" />
      {strings.value.newTextBelow}
    </button>
  );
}
