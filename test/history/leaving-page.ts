import { openHistory } from '../../src/history/open-history.js';
import { systemClock } from '../../src/platform/system-clock.js';
import { answerMessage, conversation, rememberingLog } from './samples.js';

/** Streams into the history that the parent page names, and writes the rest only when the page goes. */
window.addEventListener('message', ({ data: { name, id, position } }) => {
  const log = rememberingLog();
  const history = openHistory({ kind: 'persistent', name, clock: systemClock, log, onFallback() {} });
  void history
    .saveConversation(conversation)
    .then(() => history.saveCheckpoint(conversation.id, position, answerMessage(id, 'One')))
    .then(() => {
      window.addEventListener('pagehide', () => {
        void history.saveCheckpoint(conversation.id, position, answerMessage(id, 'One two three'));
      });
      parent.postMessage(`ready ${id}`, '*');
    });
});
