import { isChatError, type ChatError } from '../../../core/chat-error.js';
import { possibleRoutes } from '../../open-webui/endpoints.js';
import type { Finding } from '../../../core/diagnosis.js';
import { ok, warning } from '../finding.js';
import type { Probe, Visit } from '../visit.js';
import { explainAnswer } from './explain-answer.js';
import { timeAnswer, type TimedAnswer } from './timed-answer.js';

/** A first piece later than this many milliseconds makes visitors think that nothing happens. */
const slow = 10_000;
/** A model that writes many pieces at once needs no time, in milliseconds, before them either. */
const longWait = 150;

/** Whether the model answers, how soon, and whether its words come one by one. */
export const answerProbe: Probe = {
  name: 'answer',
  async examine(visit) {
    const { routes, options } = visit;
    const chats = routes ? [routes.chat] : [...new Set(possibleRoutes(options).map(({ chat }) => chat))];
    let missed: ChatError | undefined;
    for (const chat of chats) {
      try {
        return judge(await timeAnswer(visit, chat), visit);
      } catch (thrown) {
        if (!isChatError(thrown)) throw thrown;
        missed ??= thrown;
        if (thrown.status !== 404 && thrown.status !== 405 && thrown.code !== 'unexpected-body') {
          return explainAnswer(thrown, visit, chat);
        }
      }
    }
    return missed && explainAnswer(missed, visit, chats[0] ?? '');
  },
};

function judge(answer: TimedAnswer, { options }: Visit): Finding {
  const { first, bursts, pause, isBunched } = answer;
  const after = `${Math.round(first)} ms`;
  if (options.stream && isBunched && pause >= longWait) {
    const how = bursts > 1 ? `in bursts, ${Math.round(pause)} ms apart` : `at once, after ${after}`;
    return warning(
      'buffered',
      'likely',
      `The whole answer came ${how}: something between the page and the model holds the stream back.`,
      'Switch buffering off in the proxy before the server (nginx: proxy_buffering off; proxy_cache off; proxy_http_version 1.1), and compression of text/event-stream too.',
    );
  }
  if (first > slow) {
    return warning(
      'slow-start',
      'certain',
      `The first words came only after ${after}.`,
      'Keep the model loaded (Ollama: OLLAMA_KEEP_ALIVE), choose a smaller one, or shorten what is put before a question (system prompt, knowledge).',
    );
  }
  const how = options.stream && bursts > 1 ? ', and more one by one' : '';
  return ok('answers', `The model answers: the first words came after ${after}${how}.`);
}
