import type { ChatErrorCode } from '../../../core/chat-error.js';
import type { Verification } from '../../../core/verification.js';
import type { ResolvedOptions } from '../../../options/chat-options.js';
import { withoutQuery } from '../requester.js';

/** Tells the developer what the check of the model found, and what to change; undefined where there is nothing to. */
export function modelCheckWarning(verification: Verification, options: ResolvedOptions): string | undefined {
  const { model } = options;
  const url = withoutQuery(options.url);
  switch (verification.outcome) {
    case 'not-listed': {
      const close = verification.close.map((id) => `"${id}"`).join(', ');
      return `Model "${model}" is not in the list of ${url}. ${close && `Close: ${close}.`}`;
    }
    case 'refused':
      return verification.status === 401
        ? keyRefusal(url, options)
        : `${url} shows no models to this key (403): in Open WebUI, are API keys switched on?`;
    case 'wrong-path':
      return `${url} is not the API: Open WebUI answers at ${verification.suggestedUrl}.`;
    case 'no-list':
      return `${url} has no list of models.`;
    case 'failed':
      return `No list of models from ${url}: ${verification.error.message}.`;
    default:
      return undefined;
  }
}

/** Says whether a key was refused, or none was given: each has another cure. */
export function keyRefusal(url: string, { apiKey, headers }: Pick<ResolvedOptions, 'apiKey' | 'headers'>): string {
  return apiKey || Object.keys(headers).length
    ? `${url} refuses the key (401): compare the option apiKey with the key on the server.`
    : `${url} wants a key (401), and the option apiKey gives none.`;
}

/** Tells the owner of an error that came in place of an answer, under the status of a success. */
export function answerErrorWarning(url: string, code: ChatErrorCode, options: ResolvedOptions): string {
  if (code === 'auth') return keyRefusal(url, options);
  return `${url} sent an error in place of an answer: ${code}. With debug: true the console has its own words.`;
}
