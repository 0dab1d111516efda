import { closest } from '../../../core/closest.js';
import { asObject } from '../../json.js';
import type { Finding } from '../../../core/diagnosis.js';
import { ok, problem } from '../finding.js';
import { adviceFor } from '../server-kind.js';
import { isProhibited, type Probe, type Visit } from '../visit.js';
import { askRecord } from './model-record.js';

/** Whether the model is in the list, and where it is not, why. */
export const modelProbe: Probe = {
  name: 'model',
  async examine(visit) {
    const { list, options, root } = visit;
    if (!list) return undefined;
    const { model } = options;
    if (list.find(model)) return ok('model-found', `The model "${model}" is in the list.`);
    return (root === undefined ? undefined : await explain(visit, root)) ?? missing(visit);
  },
};

/** Open WebUI tells of one model more than its list does. */
async function explain(visit: Visit, root: string): Promise<Finding | undefined> {
  const { model } = visit.options;
  const record = await askRecord(visit, root, model);
  if (!record) return undefined;
  if (record.status === 401 && isProhibited(record)) {
    return problem(
      'model-not-granted',
      'certain',
      `The model "${model}" exists, but the account of the key may not use it.`,
      `In Workspace > Models (for models of a connection: Admin Panel > Settings > Models) open "${model}", and under Access make it public or grant it to the account's group.`,
    );
  }
  if (record.status !== 200) return undefined;
  const { id, is_active: isActive } = asObject(record.json);
  if (id !== model) return undefined;
  if (isActive === false) {
    return problem(
      'model-inactive',
      'certain',
      `The model "${model}" is switched off.`,
      `In Workspace > Models (or Admin Panel > Settings > Models) switch "${model}" on.`,
    );
  }
  return problem(
    'model-not-offered',
    'likely',
    `The model "${model}" has its settings in Open WebUI, but what runs it (a connection, its base model or a function) does not offer it now.`,
    'Check Admin Panel > Settings > Connections (and Admin Panel > Functions), whether the server behind it runs, and whether the base model still has the same id.',
  );
}

function missing({ list, options, root, kind }: Visit): Finding {
  const { model } = options;
  const close = closest(model, list?.ids ?? []);
  const names = close.map((id) => JSON.stringify(id)).join(' or ');
  const grant =
    'a model of a connection or a function must be opened and made public (or granted) once in Admin Panel > Settings > Models before accounts that are no administrators see it';
  return problem(
    'model-missing',
    close.length ? 'certain' : 'likely',
    `No model with the exact id "${model}" is there for this key.`,
    [
      names ? `Write model: ${names}` : 'Copy the exact id of the model into the option model',
      ...(root === undefined ? [adviceFor(kind).models.replace(/\.$/, '')] : [grant]),
    ].join('; ') + '.',
  );
}
