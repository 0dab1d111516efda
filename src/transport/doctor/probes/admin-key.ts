import { asObject } from '../../json.js';
import { ok, warning } from '../finding.js';
import { askWithKey, type Probe } from '../visit.js';

/** Whether the key in the page is an administrator's: a route that only they may call then answers. */
export const adminKeyProbe: Probe = {
  name: 'admin-key',
  async examine(visit) {
    const { root, requester, surroundings, options, kind } = visit;
    if (!requester.secret || kind === 'relay') return undefined;
    // A function may give each visitor a key of their own.
    const inPage = typeof options.apiKey === 'string' ? ok('key-in-page', `${readable} ${withRelay}`) : undefined;
    if (root === undefined) return inPage;
    const reply = await askWithKey(visit, `${root}/api/models/base`).catch(() => undefined);
    surroundings.signal.throwIfAborted();
    if (reply?.status === 401) return ok('ordinary-key', `The key is no administrator's. ${withRelay}`);
    const { data } = asObject(reply?.json);
    if (reply?.status !== 200 || !Array.isArray(data)) return inPage;
    return warning(
      'admin-key',
      'certain',
      `The key belongs to an administrator: whoever reads it in the page governs the whole server (it lists all ${data.length} base models).`,
      'In Admin Panel > Users add an account of role user for the website, grant it the model under Workspace > Models > Access, put its key into the page, and delete this one under Settings > Account > API Keys. Or put a relay in front, which keeps the key: docs/relay.md.',
    );
  },
};

const readable = 'Everybody can read a key that stands in a page.';
const withRelay = 'A relay in front of the server keeps it out of the page: docs/relay.md.';
