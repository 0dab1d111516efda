import type { JsonObject } from '../json.js';
import type { OfferedModel } from '../upstream/upstream.js';
import { version } from '../version.js';
import type { GivenSession } from '../visitors/visitors.js';

/**
 * The list of models as Open WebUI writes it, with no more in it than visitors need, and beside it what tells the
 * widget that it speaks to a relay: its session.
 */
export function modelsBody(
  models: readonly OfferedModel[],
  { token, expires }: GivenSession,
  user: string | undefined,
): JsonObject {
  return {
    data: models.map(({ id, name, description, suggestions }) => ({
      id,
      name,
      object: 'model',
      info: {
        meta: { description, suggestion_prompts: suggestions.map((content) => ({ title: [content, ''], content })) },
      },
    })),
    relay: { version, session: { token, expires }, user: user ?? null, turns: true },
  };
}
