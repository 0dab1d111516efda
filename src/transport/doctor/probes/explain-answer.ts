import type { ChatError } from '../../../core/chat-error.js';
import { failure } from '../failure.js';
import type { Finding } from '../../../core/diagnosis.js';
import { problem } from '../finding.js';
import { adviceFor } from '../server-kind.js';
import { isProhibited, type Visit } from '../visit.js';
import { explainModelRefusal } from './explain-model-refusal.js';
import { keyBarred, refusal } from './refusal.js';

/** Why the model gave no answer although all before it was well. */
export async function explainAnswer(error: ChatError, visit: Visit, chat: string): Promise<Finding> {
  const { status = 0, serverText: text = '', code } = error;
  const { pathname } = new URL(chat);
  const said = text && `: ${text}`;
  const isSilence = code === 'timeout' || code === 'network' || code === 'offline' || code === 'config';
  if (isSilence && !status) return silence(error);
  if (/^model not found$/i.test(text)) return explainModelRefusal(visit);
  const isKeyRefused = code === 'auth';
  const { connection, trial } = adviceFor(visit.kind);
  if (status === 401 || status === 403 || isKeyRefused) {
    if (isProhibited({ text })) return keyBarred(pathname);
    if (!visit.list || /api key is not enabled|not authenticated/i.test(text)) {
      return refusal({ status, text, isKeyRefused }, visit, pathname);
    }
    return providerRefuses(`with ${status}${said}`, visit);
  }
  if (code === 'rate-limit' || code === 'quota') return providerRefuses(`for now (${status || code})${said}`, visit);
  if (status === 404 || status === 405 || code === 'unexpected-body' || code === 'redirect') {
    return problem(
      'chat-route-missing',
      'likely',
      `No chat completions are at ${pathname}: ${text || reason(error)}.`,
      'Check the option url (or endpoints.chat), and that the proxy lets POST requests to this address through unchanged.',
    );
  }
  if (/server connection error/i.test(text) || status >= 502) {
    return problem(
      'provider-unreachable',
      'likely',
      `The server cannot reach what runs the model (${status}${said}).`,
      connection,
    );
  }
  if (code === 'empty') {
    return problem(
      'answer-empty',
      'certain',
      'The model answered without a word.',
      visit.kind === 'open-webui'
        ? 'Try the model in Open WebUI itself; for a pipe look at what it yields, and raise maxTokens for a model that reasons first.'
        : `${trial} Raise maxTokens for a model that reasons first.`,
    );
  }
  return problem('answer-failed', 'certain', `The model gave no answer: ${text || reason(error)}.`, trial);
}

function silence(error: ChatError): Finding {
  const finding = failure(error);
  return error.code === 'timeout'
    ? {
        ...finding,
        cause: 'The model did not answer in time.',
        fix: 'Look whether the model is loading or the model server hangs; if it is only slow, raise the option timeout.',
      }
    : finding;
}

function reason({ code, status }: ChatError): string {
  if (code === 'redirect') return 'it is redirected, and a conversation is never sent on';
  if (code === 'unexpected-body') return 'a page answers';
  return status === undefined ? `the answer broke off (${code})` : `it answers ${status}`;
}

/** The key opened the list, so that a refusal now is not of the key. */
function providerRefuses(how: string, { kind }: Visit): Finding {
  return problem(
    'provider-refuses',
    'likely',
    `What runs the model refuses the request ${how}.`,
    kind === 'open-webui'
      ? 'Check the key and the credit of the provider in Admin Panel > Settings > Connections (OPENAI_API_KEYS); a filter or a proxy may refuse too.'
      : `Check the key and the credit of the provider. ${adviceFor(kind).connection}`,
  );
}
