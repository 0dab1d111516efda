import type { Finding } from '../../../core/diagnosis.js';
import { problem } from '../finding.js';
import { asObject, asString } from '../../json.js';
import { isProhibited, type Reply, type Visit } from '../visit.js';
import { askRecord, baseModelOf } from './model-record.js';

/** A base model may have a base model itself. */
const mostBases = 5;

/** A model that is listed and yet "not found": Open WebUI looks at the base model's rights only when it is used. */
export async function explainModelRefusal(visit: Visit): Promise<Finding> {
  const { root, options } = visit;
  const { model } = options;
  const { base, record } = root === undefined ? unknown : await lowestBase(visit, root);
  if (record?.status === 401 && isProhibited(record)) {
    return problem(
      'base-not-granted',
      'certain',
      `The account of the key may use "${model}", but not its base model "${base}".`,
      `In Admin Panel > Settings > Models open "${base}", and under Access make it public or grant it to the account's group.`,
    );
  }
  if (record?.status === 404) {
    return problem(
      'base-not-registered',
      'likely',
      `The base model "${base}" of "${model}" has no settings in Open WebUI, so that only administrators may use it.`,
      `In Admin Panel > Settings > Models open "${base}", save it, and under Access make it public or grant it to the account's group.`,
    );
  }
  return problem(
    'model-refused',
    'possible',
    `The model "${model}" is in the list, but the server says "Model not found" to a question.`,
    base
      ? `Grant the base model "${base}" to the account in Admin Panel > Settings > Models > Access, and check that its connection runs.`
      : 'Open the model in Workspace > Models, check its base model and its access, and that the connection behind it runs.',
  );
}

interface Base {
  /** An empty string where the model has none. */
  readonly base: string;
  readonly record: Reply | undefined;
}

const unknown: Base = { base: '', record: undefined };

/** The first base model down the chain that the account may not read, else the last one. */
async function lowestBase(visit: Visit, root: string): Promise<Base> {
  let found: Base = { ...unknown, base: baseModelOf(visit) };
  for (let depth = 0; found.base && depth < mostBases; depth++) {
    const { base } = found;
    const record = await askRecord(visit, root, base);
    found = { base, record };
    const next = record?.status === 200 ? asString(asObject(record.json).base_model_id) : '';
    if (!next) break;
    found = { base: next, record: undefined };
  }
  return found;
}
