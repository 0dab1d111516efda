import { movedFolder } from './routes.js';
import { scenarioRow, type ScenarioContext, type ScenarioRow } from './scenario-row.js';
import type { Script } from './script.js';
import { answerSteps } from './steps.js';
import { tokensOf } from './tokens.js';

const redirectName = /^redirect-(30[12378])$/;
const codes = [301, 302, 303, 307, 308];

const portalPage =
  '<!doctype html><html lang="en"><title>Welcome</title><h1>Welcome to our network</h1><p>Accept the terms to go on.</p></html>';

/** Scenarios in which a request ends somewhere else. For lists of models, too: `setScenario(name, { route: "models" })`. */
export const detourScenarios: readonly ScenarioRow[] = [
  {
    example: 'redirect-307',
    listed: codes.map((code) => `redirect-${code}`),
    about: 'Redirected to the same server under another path, where the answer is.',
    read(name) {
      const code = redirectName.exec(name)?.[1];
      if (code === undefined) return undefined;
      return (context) =>
        context.request.path.startsWith(`${movedFolder}/`)
          ? answered(context)
          : redirect(Number(code), movedFolder + context.request.path);
    },
  },
  scenarioRow('redirect-to-login', 'Redirected to a page that wants a sign-in.', () =>
    redirect(302, '/rehearsal/sign-in'),
  ),
  scenarioRow(
    'redirect-elsewhere',
    'Redirected to another origin, which must never see the conversation.',
    ({ request }) => redirect(307, `https://elsewhere.example${request.path}`),
  ),
  scenarioRow('captive-portal', 'The page of a network that wants its terms accepted, after a second.', () => ({
    delay: 1000,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: portalPage,
  })),
  scenarioRow('no-cors', 'An answer that the page may not read, although its preflight was well.', (context) => ({
    ...answered(context),
    cors: false,
  })),
  scenarioRow('models-10000', 'A list of ten thousand models, for the route of the list.', (context, count = 0) =>
    context.request.route === 'models' ? { body: manyModels(count) } : answered(context),
  ),
];

function redirect(status: number, location: string): Script {
  return { status, headers: { location } };
}

function answered({ answer }: ScenarioContext): Script {
  return { steps: answerSteps(tokensOf(answer)) };
}

function manyModels(count: number): unknown {
  const ids = Array.from({ length: count }, (_, index) => (index === 0 ? 'Technova' : `model-${index}`));
  return { data: ids.map((id) => ({ id, name: id, object: 'model', created: 0, owned_by: 'openai', tags: [] })) };
}
