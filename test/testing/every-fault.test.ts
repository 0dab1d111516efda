import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRehearsal, type RunningRehearsal, type Scenario } from '../../src/testing/index.js';
import { faults, type FaultRow } from '../support/faults.js';
import { transportBench, type Heard } from '../support/transport-bench.js';

// Each fault of the collection, asked for by the name of a scenario or as a script, over a real connection.

/** Rows that no server can play: what is in the way is in the browser, in the page or in the network. */
const notTheServers: Readonly<Record<string, string>> = {
  'fn-002': 'the name has no address',
  'fn-003': 'the browser is offline',
  'fn-004': 'the browser goes offline',
  'fn-008': 'the page is https',
  'fn-009': 'the certificate is wrong',
  'fn-010': 'an extension blocks',
  'fn-011': 'the policy of the page blocks',
  'fn-086': 'Stop before the headers',
  'fn-087': 'Stop at a token',
  'fn-088': 'Stop, then send',
  'fn-089': 'two sends',
  'fn-090': 'the network changes',
  'fn-091': 'eight tabs',
};

/** Rows by the name of their scenario; those that are only an HTTP answer are played as scripts. */
const names: Readonly<Record<string, string>> = {
  'fn-001': 'drop',
  'fn-006': 'no-cors',
  'fn-007': 'answer',
  'fn-043': 'retry-after-2',
  'fn-044': 'retry-after-date-5',
  'fn-046': 'retry-after-3600',
  'fn-052': 'retry-after-ms-800',
  'fn-053': 'should-not-retry',
  'fn-056': 'status-500-twice',
  'fn-057': 'status-500',
  'fn-058': 'status-503',
  'fn-059': 'headers-after-59',
  'fn-060': 'no-headers',
  'fn-061': 'no-frames',
  'fn-062': 'comments',
  'fn-063': 'stall-after-20',
  'fn-064': 'pause-40',
  'fn-065': 'reset-after-20',
  'fn-066': 'end-after-20',
  'fn-067': 'error-after-20',
  'fn-068': 'reset-after-5',
  'fn-069': 'length-too-long',
  'fn-070': 'garbled',
  'fn-071': 'duplicate-frames',
  'fn-072': 'other-bytes',
  'fn-073': 'buffered',
  'fn-074': 'proxy-cut-60',
  'fn-075': 'gzip',
  'fn-076': 'redirect-307',
  'fn-077': 'redirect-to-login',
  'fn-078': 'redirect-elsewhere',
  'fn-079': 'html',
  'fn-080': 'captive-portal',
  'fn-081': 'status-204',
  'fn-082': 'status-206',
  'fn-083': 'endless',
  'fn-084': 'burst',
  'fn-085': 'drip-20',
  'fn-092': 'status-500',
  'fn-093': 'models-0',
  'fn-094': 'models-10000',
  'fn-095': 'other-id',
  'fn-096': 'clock-off-86400',
  'fn-097': 'key-expires',
  'fn-098': 'reset-after-10',
};

/** How the transport's one request ends, where that is not the row's own word. */
const outcomes: Readonly<Record<string, string>> = {
  'fn-006': 'complete',
  // Node's fetch, as a browser's, takes this one for the network's.
  'fn-020': 'network',
  'fn-056': 'server',
  'fn-067': 'server',
  'fn-053': 'server',
  'fn-076': 'redirect',
  'fn-077': 'redirect',
  'fn-079': 'unexpected-body',
  'fn-080': 'unexpected-body',
  'fn-092': 'server',
  'fn-093': 'complete',
  'fn-097': 'auth',
  'fn-098': 'interrupted',
  none: 'complete',
};

/** Rows in which the server is silent until the client goes: that is seen on the server. */
const silent = ['fn-060', 'fn-061', 'fn-062', 'fn-063'];

let gateway: RunningRehearsal;

beforeAll(async () => {
  gateway = await startRehearsal({ speed: 2_000, tokensPerSecond: 5_000 });
});

afterAll(() => gateway.close());

function scenarioOf({ id, how }: FaultRow): Scenario {
  const name = names[id];
  if (name !== undefined) return name;
  const { status = 200, body, headers = {} } = how;
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  return { status, headers: Object.fromEntries(given), body: body ?? {} };
}

function outcomeOf({ error, events }: Heard): string {
  return error?.code ?? (events.at(-1)?.type === 'end' ? 'complete' : 'nothing');
}

const played = [...faults.values()].filter(({ id }) => notTheServers[id] === undefined && id !== 'fn-005');

test.each(played.filter(({ id }) => !silent.includes(id)).map((row) => [row.id, row.name, row] as const))(
  '%s %s is played by the gateway',
  async (id, _name, row) => {
    gateway.rehearsal.nextScenario(scenarioOf(row));
    const heard = await transportBench({ url: gateway.url, model: 'Technova', verifyModel: false }).hear();
    const wanted = outcomes[id] ?? outcomes[row.expect.error_kind] ?? row.expect.error_kind;
    expect(outcomeOf(heard)).toBe(wanted);
  },
);

test.each(silent)('%s: the gateway is silent until the client goes', async (id) => {
  const row = faults.get(id);
  if (!row) throw new Error(`no row ${id}`);
  gateway.rehearsal.nextScenario(scenarioOf(row));
  const before = gateway.rehearsal.requests.length;
  const leaving = new AbortController();
  const gone = transportBench({ url: gateway.url, model: 'Technova' }).hear(leaving.signal);
  await expect.poll(() => gateway.rehearsal.requests.length).toBe(before + 1);
  const request = gateway.rehearsal.requests.at(-1);
  if (id === 'fn-063') await expect.poll(() => request?.sentTokens).toBe(20);
  leaving.abort();
  await gone;
  await expect.poll(() => request?.closedEarly).toBe(true);
});

test('fn-005: a preflight is refused, and read by nobody', async () => {
  gateway.rehearsal.nextScenario({ status: 403, cors: false, body: 'no' }, { route: 'preflight' });
  const preflight = (): Promise<Response> =>
    fetch(`${gateway.url}/api/chat/completions`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
  const refused = await preflight();
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  expect((await preflight()).headers.get('access-control-allow-origin')).toBe('https://shop.example');
});

test('85 of the 98 rows are played; of the others no server could, and the reason is named', () => {
  const silentlyLeftOut = [...faults.keys()].filter((id) => !notTheServers[id] && !names[id] && id > 'fn-055');
  expect(silentlyLeftOut).toEqual([]);
  expect([played.length + 1, Object.keys(notTheServers).length, faults.size]).toEqual([85, 13, 98]);
});
