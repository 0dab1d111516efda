import type { ChatErrorCode } from '../core/chat-error.js';

const codes: Readonly<Record<number, ChatErrorCode>> = {
  401: 'auth',
  402: 'quota',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  407: 'forbidden',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  425: 'busy',
  429: 'rate-limit',
  451: 'forbidden',
  503: 'busy',
  504: 'timeout',
  522: 'timeout',
  524: 'timeout',
  529: 'busy',
};

/** The code of a status that says a request failed. */
export function codeOf(status: number): ChatErrorCode {
  return codes[status] ?? (status >= 500 ? 'server' : 'bad-request');
}

/** Whether asking again may help after this status. */
export function isRetryable(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || (status >= 500 && ![501, 505, 507].includes(status));
}

export function messageOf(status: number): string {
  return `the server answered ${status}`;
}
