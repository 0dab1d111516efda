import { chooseChat } from './answer-chat.js';
import { Catalogue } from './catalogue.js';
import { answerControl } from './control.js';
import { addCorsHeaders, answerPreflight } from './cors.js';
import { isJsonObject } from './json-value.js';
import { isAdmin, refuseKey } from './keys.js';
import { openAIList, openWebUIList } from './model-list.js';
import { configBody, outsidePage, unknownRoute, versionBody } from './plain-routes.js';
import { marks, playScript, type Performance } from './play-script.js';
import { readRequest } from './read-request.js';
import type { RecordedRequest } from './recorded-request.js';
import { refusalResponse } from './refusal.js';
import { machineClock } from './rehearsal-clock.js';
import type { RehearsalOptions } from './rehearsal-options.js';
import type { Rehearsal } from './rehearsal.js';
import { RequestLog } from './request-log.js';
import { pathBelow, routeOf } from './routes.js';
import { ScenarioPlan } from './scenario-plan.js';
import { seededRandom } from './seeded-random.js';
import { titleBody } from './title-task.js';

const longestRecord = 1000;

/** Creates a rehearsal gateway. It listens nowhere: requests are given to its `handle`. */
export function createRehearsal(options: RehearsalOptions = {}): Rehearsal {
  const { kind = 'open-webui', basePath = '', version = '0.12.4', clock = machineClock, seed = 1 } = options;
  const { tokensPerSecond = 60, speed = 1, scenario } = options;
  const catalogue = new Catalogue(options.models);
  const plan = new ScenarioPlan(scenario, () => clock.date());
  let requests: RecordedRequest[] = [];
  let count = 0;

  const rehearsal: Rehearsal = {
    async handle(request) {
      const preflight = answerPreflight(request, options);
      if (preflight) return (await playPreflight(request)) ?? preflight;
      const response = (await answerControl(request, rehearsal)) ?? (await answer(request));
      if (response.headers.has(marks.noCors)) response.headers.delete(marks.noCors);
      else addCorsHeaders(request, response.headers, options);
      return request.method === 'HEAD' ? new Response(null, response) : response;
    },
    get requests() {
      return requests;
    },
    setScenario: (scenario, target) => plan.set(scenario, target),
    nextScenario: (scenario, target) => plan.queue(scenario, target),
    addModels: (...models) => catalogue.add(models),
    reset() {
      requests = [];
      count = 0;
      plan.reset();
      catalogue.reset();
    },
    describe: () => ({
      kind,
      requests: requests.length,
      open: requests.filter((record) => record.endedAt === undefined).length,
      models: catalogue.visible(true).map(({ id }) => id),
      ...plan.describe(),
    }),
  };
  return rehearsal;

  async function answer(request: Request): Promise<Response> {
    const path = pathBelow(new URL(request.url).pathname, basePath);
    if (path === undefined) return outsidePage();
    const asked = routeOf(request.method, path, kind);
    const route = asked === 'models' && !catalogue.isListed ? 'unknown' : asked;
    count += 1;
    const record = await readRequest(request, route, { index: count, receivedAt: clock.now() });
    requests = [...requests, record].slice(-longestRecord);
    const log = new RequestLog(record, clock);
    request.signal.addEventListener('abort', () => log.onGone());
    try {
      const response = await respond(request, path, record, log);
      log.onResponse(response.status);
      return response;
    } catch (error) {
      log.onResponse(undefined);
      throw error;
    }
  }

  /** Preflights are answered as Open WebUI does, unless a scenario was set for them. */
  async function playPreflight(request: Request): Promise<Response | undefined> {
    const record = await readRequest(request, 'preflight', { index: 0, receivedAt: clock.now() });
    const chosen = plan.choose(record, [], '');
    return (
      chosen && playScript({ ...performance(request, record, new RequestLog(record, clock)), script: chosen.script })
    );
  }

  async function respond(request: Request, path: string, record: RecordedRequest, log: RequestLog): Promise<Response> {
    const { route } = record;
    if (route === 'unknown') return unknownRoute(request.method, path, kind);
    const refusal =
      route === 'models' || route === 'chat' || route === 'title' ? refuseKey(request, path, options) : undefined;
    if (refusal) return refusalResponse(refusal, kind);
    const admin = isAdmin(request, options);
    const chosen =
      route === 'chat'
        ? chooseChat(record, admin, { kind, catalogue, plan })
        : (plan.choose(record, [], '') ?? { script: {} });
    if ('text' in chosen) return refusalResponse(chosen, kind);
    if (chosen.name !== undefined) record.scenario = chosen.name;
    const { steps: _steps, ...whole } = chosen.script;
    const script =
      route === 'chat' ? chosen.script : { ...whole, body: whole.body ?? usualBody(record, whole.status, admin) };
    return playScript({ ...performance(request, record, log), script });
  }

  function performance(request: Request, record: RecordedRequest, log: RequestLog): Omit<Performance, 'script'> {
    return {
      model: record.model ?? '',
      streamed: isJsonObject(record.body) && record.body['stream'] === true,
      pace: { clock, tokenMs: 1000 / tokensPerSecond, speed, signal: request.signal },
      random: seededRandom(seed + record.index),
      log,
    };
  }

  /** Undefined beside a status that a script set, since such an answer may have no body. */
  function usualBody({ route, body }: RecordedRequest, status: number | undefined, admin: boolean): unknown {
    if (status !== undefined) return undefined;
    const created = Math.floor(clock.date() / 1000);
    switch (route) {
      case 'models':
        return (kind === 'openai' ? openAIList : openWebUIList)(catalogue.visible(admin), created);
      case 'title':
        return titleBody(body, created, options.titles);
      case 'version':
        return versionBody(version);
      case 'config':
        return configBody(version);
      default:
        return { status: true };
    }
  }
}
