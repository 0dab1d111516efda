import type { Finding } from '../../core/diagnosis.js';
import { problem } from './finding.js';

/** The server sends requests on to another origin. */
export function redirected(url: string): Finding {
  return problem(
    'redirected',
    'certain',
    `The server sends requests on to ${new URL(url).origin}, and the chat never sends a key or a conversation there.`,
    `Write url: "${url}".`,
  );
}
