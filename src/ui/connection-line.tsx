import type { VNode } from 'preact';
import type { Connection } from '../core/verification.js';
import type { Turn } from '../state/turns/turn.js';
import { usePanel } from './panel-context.js';
import type { PanelStrings } from '../strings/translation.js';

/** One quiet line below the assistant's name. */
export function ConnectionLine(): VNode {
  const { model, strings } = usePanel();
  const connection = model.connection.value;
  const shown = shownConnection(connection, model.turn.value);
  const isOnline = shown === 'online';
  return (
    <p class="connection" data-connection={connection.state}>
      <span class={`dot ${shown === 'checking' ? '' : isOnline ? 'online' : 'offline'}`} />
      {strings.value.connection[shown]}
    </p>
  );
}

/** Names the text of the line: the outcome of the last check, or that an attempt after a network error waits. */
export function shownConnection(connection: Connection, turn: Turn): keyof PanelStrings['connection'] {
  if (turn.phase === 'offline') return 'tryingAgain';
  if (turn.phase === 'retrying' && (turn.error.code === 'network' || turn.error.code === 'offline')) {
    return 'tryingAgain';
  }
  switch (connection.state) {
    case 'checking':
      return 'checking';
    case 'ready':
      return 'online';
    default:
      if (connection.verification.outcome === 'failed') return 'notReachable';
      return connection.state === 'unverified' ? 'online' : 'notAvailable';
  }
}
