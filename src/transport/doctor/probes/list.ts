import { ok, problem } from '../finding.js';
import { adviceFor } from '../server-kind.js';
import type { Probe } from '../visit.js';

/** Whether there is any model for this account. */
export const listProbe: Probe = {
  name: 'list',
  async examine({ list, root, kind }) {
    if (!list) return undefined;
    const { length } = list.ids;
    if (length) return ok('list-filled', `The account may use ${length} ${length === 1 ? 'model' : 'models'}.`);
    return root === undefined
      ? problem('list-empty', 'certain', 'The server lists no model.', adviceFor(kind).models)
      : problem(
          'list-empty',
          'certain',
          'The key is accepted, but its account may use no model.',
          "In Workspace > Models (for models of a connection: Admin Panel > Settings > Models) open the model, and under Access make it public or grant it to the account's group; if administrators see none either, check Admin Panel > Settings > Connections.",
        );
  },
};
