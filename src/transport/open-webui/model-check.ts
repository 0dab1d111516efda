import type { Verification } from '../../core/verification.js';
import { unlessAborted } from '../deadline.js';
import { askModelList, foundIn, learn, type ModelCheckDeps } from './ask-model-list.js';
import { dialects } from './answer-reader.js';
import { possibleRoutes } from './endpoints.js';

/**
 * Asks for the list of models at the likeliest address and looks for the configured ones in it. Where they are not
 * there, the dialects look further, and the developer is told. Rejects only with the reason of the deadline's signal.
 */
export async function checkModel(deps: ModelCheckDeps): Promise<Verification> {
  const { options, deadline, log } = deps;
  const possible = possibleRoutes(options);
  const [first] = possible;
  const answer = first ? await askModelList(first, deps) : {};
  const found = answer.list && foundIn(answer.list, deps);
  if (first && found) {
    learn(first, possible, deps);
    return found;
  }
  const loaded = await unlessAborted(dialects.load(), deadline.signal);
  if (!loaded) return answer.error ? { outcome: 'failed', error: answer.error } : { outcome: 'no-list' };
  const verification = await loaded.checkElsewhere(answer, possible, deps);
  const warning = loaded.modelCheckWarning(verification, options);
  if (warning) log.warn(warning);
  return verification;
}
