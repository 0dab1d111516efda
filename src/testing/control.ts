import { isBundle } from './bundle/bundle.js';
import { replayBundle } from './bundle/replay-bundle.js';
import { isJsonObject, jsonValue, type JsonFields } from './json-value.js';
import { ControlError, readScenario, readTarget } from './read-scenario.js';
import { signInPage } from './plain-routes.js';
import type { Rehearsal } from './rehearsal.js';

const base = '/rehearsal/';

/**
 * The address from which a test or a page directs the gateway while it runs; undefined where a request is for
 * another address.
 */
export async function answerControl(request: Request, rehearsal: Rehearsal): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith(base)) return undefined;
  switch (`${request.method} ${pathname.slice(base.length)}`) {
    case 'GET requests':
      return Response.json(rehearsal.requests);
    case 'GET sign-in':
      return signInPage();
    case 'GET state':
      return Response.json(rehearsal.describe());
    case 'POST reset':
      rehearsal.reset();
      return Response.json(rehearsal.describe());
    case 'POST scenario':
      return setScenario(await request.text(), rehearsal);
    case 'POST bundle':
      return playBundle(await request.text(), rehearsal);
    case 'POST models':
      return addModels(await request.text(), rehearsal);
    default:
      return Response.json({ error: `No control route ${request.method} ${pathname}` }, { status: 404 });
  }
}

function setScenario(text: string, rehearsal: Rehearsal): Response {
  return directed(rehearsal, () => {
    const body = readBody(text);
    const target = readTarget(body);
    const { next, scenario } = body;
    if (next === undefined && scenario === undefined) throw new ControlError('The body has "scenario" or "next"');
    const queued = next === undefined ? [] : [next].flat().map(readScenario);
    if (scenario !== undefined) rehearsal.setScenario(scenario === null ? undefined : readScenario(scenario), target);
    for (const one of queued) rehearsal.nextScenario(one, target);
  });
}

function addModels(text: string, rehearsal: Rehearsal): Response {
  return directed(rehearsal, () => {
    const { add } = readBody(text);
    if (!Array.isArray(add) || !add.every((id) => typeof id === 'string' && id !== ''))
      throw new ControlError('The body has "add", a list of model ids');
    rehearsal.addModels(...add.map((id: string) => ({ id })));
  });
}

function playBundle(text: string, rehearsal: Rehearsal): Response {
  return directed(rehearsal, () => {
    const body = readBody(text);
    if (!isBundle(body)) throw new ControlError('The body is a bundle');
    replayBundle(rehearsal, body);
  });
}

function readBody(text: string): JsonFields {
  const body = jsonValue(text);
  if (!isJsonObject(body)) throw new ControlError('The body is a JSON object');
  return body;
}

function directed(rehearsal: Rehearsal, act: () => void): Response {
  try {
    act();
    return Response.json(rehearsal.describe());
  } catch (error) {
    if (error instanceof ControlError) return Response.json({ error: error.message }, { status: 400 });
    throw error;
  }
}
