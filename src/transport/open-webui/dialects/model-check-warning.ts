import type { Verification } from '../../../core/verification.js';
import type { ResolvedOptions } from '../../../options/chat-options.js';

/** Tells the developer what the check of the model found, and what to change; undefined where there is nothing to. */
export function modelCheckWarning(verification: Verification, { url, model }: ResolvedOptions): string | undefined {
  switch (verification.outcome) {
    case 'not-listed': {
      const close = verification.close.map((id) => `"${id}"`).join(', ');
      return `Model "${model}" is not in the list of ${url}. ${close && `Close: ${close}.`}`;
    }
    case 'refused':
      return verification.status === 401
        ? `${url} refuses the key (401).`
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
