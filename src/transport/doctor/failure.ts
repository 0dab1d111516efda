import { isChatError } from '../../core/chat-error.js';
import { asObject, asString } from '../json.js';
import type { Finding } from '../../core/diagnosis.js';
import { problem } from './finding.js';

/** The finding for a request that got no answer, where nothing more is known. */
export function failure(thrown: unknown): Finding {
  const code = isChatError(thrown) ? thrown.code : undefined;
  if (code === 'offline') {
    return problem(
      'offline',
      'likely',
      'The browser says that it is offline.',
      'Connect this device and ask the doctor again.',
    );
  }
  if (code === 'timeout') {
    return problem(
      'no-answer-in-time',
      'certain',
      'The server did not answer in time.',
      'Look whether the server is busy or hangs, and whether the proxy in front of it reaches it; if it is only slow, raise the option timeout.',
    );
  }
  if (code === 'auth') {
    return problem(
      'key-function',
      'certain',
      'The option apiKey or headers gave nothing that can be sent: a function that failed, or characters that no header may hold.',
      'Give apiKey as a string without line breaks, or as a function that returns one.',
    );
  }
  if (code === 'config' && isChatError(thrown)) {
    return problem('options-mistake', 'certain', `The options do not fit: ${thrown.message}.`, 'Correct this option.');
  }
  const detail = networkDetail(thrown);
  return problem(
    'unreachable',
    detail ? 'certain' : 'likely',
    `No answer came from the server${detail && ` (${detail})`}.`,
    'Check that the server runs, that the option url names its host and port, that its certificate is valid, and that no firewall or blocking extension is in between.',
  );
}

/** Node tells why a connection failed; browsers do not. */
function networkDetail(thrown: unknown): string {
  let error = thrown;
  for (let depth = 0; depth < 4 && error instanceof Error; depth++) {
    const code = asString(asObject(error).code);
    if (/^[A-Z][A-Z_]{3,40}$/.test(code)) return code;
    error = error.cause;
  }
  return '';
}

/** The server sends requests on to another origin. */
export function redirected(url: string): Finding {
  return problem(
    'redirected',
    'certain',
    `The server sends requests on to ${new URL(url).origin}, and the chat never sends a key or a conversation there.`,
    `Write url: "${url}".`,
  );
}
