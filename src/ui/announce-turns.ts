import { effect, untracked } from '@preact/signals';
import { answerOf, userMessageOf } from '../core/conversation.js';
import type { Turn } from '../state/turns/turn.js';
import { fill } from '../strings/text.js';
import { generalSentence, type TurnNoticeProps } from './turn-notice.js';
import type { PanelContext, Urgency } from './panel-context.js';
import { spokenText } from './spoken-text.js';

/**
 * Says how each turn goes, once: that it begins, the wait before another attempt, then the answer or the error. Stored
 * messages are never said, since no turn of this page leads to them. Returns its stop.
 */
export function announceTurns(panel: PanelContext): () => void {
  const { model, strings, features, options, choices, title } = panel;
  let before: Turn = { phase: 'idle' };
  /** The turn that runs or has just ended, and the answer it had when it began: a retry adds another. */
  let current: { readonly turnId: string; readonly answerId: string | undefined } | undefined;
  /** The turn of which it was said that it is being answered. */
  let begun: string | undefined;
  const mode = (): typeof options.value.announce => choices.peek().announce ?? options.peek().announce;

  function announce(text: string, urgency: Urgency): void {
    if (panel.isOpen.peek()) panel.announce(text, urgency);
  }

  /** The sentence may have to load first. */
  function announceNotice(notice: TurnNoticeProps, urgency: Urgency): void {
    const say = (tools = untracked(() => features.messageParts.value)): void => {
      announce(tools ? tools.turnNoticeSentence(notice, panel) : generalSentence(panel), urgency);
    };
    if (untracked(() => features.messageParts.value)) say();
    else void features.messageParts.load().then(say);
  }

  /** Sentence by sentence it has been said while it came, where the code for that is there. */
  function sayAnswer(text: string): void {
    const isToBeSaid = mode() === 'answer' || (mode() === 'sentences' && !features.messageParts.value);
    if (isToBeSaid) announce(spokenText(text), 'polite');
  }

  function sayOutcome(turnId: string, earlierAnswerId: string | undefined): boolean {
    const messages = model.messages.peek();
    const answer = answerOf(messages, turnId);
    const user = userMessageOf(messages, turnId);
    if (answer && answer.id !== earlierAnswerId) {
      if (answer.status === 'complete') sayAnswer(answer.text || (answer.reasoning ?? ''));
      else announceNotice({ turnId, answer }, answer.error ? 'assertive' : 'polite');
      return true;
    }
    if (user?.status !== 'failed' || !user.error) return false;
    announceNotice({ turnId, error: user.error }, 'assertive');
    return true;
  }

  return effect(() => {
    const turn = model.turn.value;
    const messages = model.messages.value;
    untracked(() => {
      const runningId = turn.phase === 'idle' ? undefined : turn.turnId;
      // A turn that is asked again begins again.
      if (runningId === undefined) begun = undefined;
      // The model may end a turn before it settles its message: what ended is said when both are there.
      if (current && current.turnId !== runningId && sayOutcome(current.turnId, current.answerId)) current = undefined;
      if (runningId !== undefined && current?.turnId !== runningId) {
        current = { turnId: runningId, answerId: answerOf(messages, runningId)?.id };
      }
      if ((turn.phase === 'waiting' || turn.phase === 'streaming') && begun !== runningId) {
        begun = runningId;
        if (mode() === 'sentences') void features.messageParts.load();
        if (mode() !== 'quiet') announce(fill(strings.peek().answering, { title: title.peek() }), 'polite');
      }
      if (turn.phase === 'retrying' && turn !== before) {
        announceNotice({ turnId: turn.turnId, error: turn.error, at: turn.at }, 'polite');
      }
      if (turn.phase === 'offline' && before.phase !== 'offline') announce(strings.peek().waitingOffline, 'polite');
      before = turn;
    });
  });
}
