import type { Finding } from '../../../core/diagnosis.js';
import { problem } from '../finding.js';
import { adviceFor } from '../server-kind.js';
import { isProhibited, type Reply, type Visit } from '../visit.js';

/** The meaning of a refusal (401 or 403) of a key, by the words of Open WebUI. */
export function refusal(
  reply: Pick<Reply, 'status' | 'text' | 'isKeyRefused'>,
  visit: Visit,
  endpoint = '/api/models',
): Finding {
  const { status, text, isKeyRefused } = reply;
  const { name, key } = adviceFor(visit.kind);
  const hasKey = visit.requester.secret !== '';
  if (!hasKey && isKeyRefused) {
    return problem('key-missing', 'certain', 'The server wants a key, and the options have none.', key);
  }
  if (/use of api key is not enabled/i.test(text)) return keysOff();
  if (isProhibited({ text })) return status === 403 ? keyBarred(endpoint) : pending();
  if (/not authenticated/i.test(text)) {
    return problem(
      'key-not-received',
      'likely',
      'A key was sent, but the server says that it got none.',
      'Let the proxy in front pass the header Authorization on, or send the key as Open WebUI expects it: authHeader "Authorization: Bearer", or "x-api-key" (CUSTOM_API_KEY_HEADER).',
    );
  }
  if (visit.root !== undefined && /session has expired|401 unauthorized|invalid token/i.test(text)) {
    return problem(
      'key-wrong',
      'certain',
      'The server does not know this key: it is mistyped, was replaced by a newer one of the same account, or is a session token that ended.',
      key,
    );
  }
  if (isKeyRefused && visit.kind !== 'unknown' && visit.kind !== 'open-webui') {
    const why = /no connected db/i.test(text) ? ', which without a database knows its master_key only' : '';
    return problem(
      'key-wrong',
      'likely',
      `The key is not one of ${name}${why} (${status}${text && `: ${text}`}).`,
      key,
    );
  }
  return problem(
    'key-refused',
    'likely',
    `${hasKey ? 'The key' : 'A request without a key'} is refused with ${status}${text && `: ${text}`}.`,
    'Check the option apiKey against the key on the server; where a proxy refuses it, exclude /api from the sign-in of the proxy.',
  );
}

function keysOff(): Finding {
  return problem(
    'keys-off',
    'certain',
    'API keys are switched off in Open WebUI, for everybody or for this account.',
    'Set ENABLE_API_KEYS=true (Admin Panel > Settings > Authentication > API Keys), and for an account that is no administrator also USER_PERMISSIONS_FEATURES_API_KEYS=true (Admin Panel > Users > Groups > Default permissions > Features Permissions > API Keys, or the same in a group of the account).',
  );
}

/** A key that may not call an endpoint. */
export function keyBarred(endpoint: string): Finding {
  return problem(
    'key-barred',
    'certain',
    `Open WebUI bars API keys from ${endpoint}.`,
    'Name /api/models and /api/chat/completions, separated by a comma, in API_KEYS_ALLOWED_ENDPOINTS (Admin Panel > Settings > Authentication > API Key Endpoint Restrictions), or switch ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS off.',
  );
}

function pending(): Finding {
  return problem(
    'account-pending',
    'likely',
    'The key is right, but its account has no access yet (role pending).',
    'In Admin Panel > Users give the account the role user.',
  );
}
