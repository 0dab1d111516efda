import { asList, asObject, asString } from '../../json.js';
import { askWithKey, type Reply, type Visit } from '../visit.js';

/**
 * The record that Open WebUI keeps of a model: 200 with `is_active` where the account may read it, 401 where it may not, 404
 * where there is none. Undefined where the question could not be asked.
 */
export async function askRecord(visit: Visit, root: string, id: string): Promise<Reply | undefined> {
  try {
    return await askWithKey(visit, `${root}/api/v1/models/model?id=${encodeURIComponent(id)}`);
  } catch {
    visit.surroundings.signal.throwIfAborted();
    return undefined;
  }
}

/** The model that a listed one is made of, or an empty string. */
export function baseModelOf({ listBody, options }: Visit): string {
  const entries = Array.isArray(listBody) ? listBody : asList(asObject(listBody).data);
  const entry = entries.map(asObject).find(({ id }) => id === options.model);
  return asString(asObject(entry?.info).base_model_id);
}
