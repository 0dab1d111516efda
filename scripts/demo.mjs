import { parseArgs } from 'node:util';
import { buildRelayIfNeeded, compiledRelay } from './build-relay.mjs';
import { runMain } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

const usage = `npm run demo                                    the site, answered by the rehearsal gateway
npm run demo -- --url URL --model NAME          the site, answered by your server
                [--key KEY] [--stream false]    with a key, through a relay that keeps it
npm run demo -- --relay                         the site, answered by the rehearsal gateway behind a relay
npm run demo -- --real                          the site, answered by a real Open WebUI (installed once) behind a relay
npm run demo -- --out FOLDER                    the site as files, with the playground, for any host
Also: --port PORT (4173, or the next free one), --host ADDRESS (127.0.0.1)`;

const firstPort = 4173;

/** The relay adds it to each conversation; no page knows it. */
const systemPrompt = 'You are the assistant of TechNova, a maker of small servers. Answer in a few short sentences.';

await runMain(async () => {
  const values = readArguments();
  if (!values) return;
  await ensureInstalled();
  const { buildIfNeeded } = await import('./build.mjs');
  const { demoFolders, fillPage, writeDemo } = await import('./demo-pages.mjs');
  await buildIfNeeded();
  if (values.out !== undefined) {
    writeDemo(values.out);
    console.log(`The demo is in ${values.out}; its playground is ${values.out}/playground/index.html`);
    return;
  }

  const { behind, target } = values.real
    ? await startReal()
    : values.relay
      ? await startRehearsalBehind()
      : { behind: undefined, target: targetOf(values) };
  /** What the pages are told: with a key, the relay's address in its place. */
  let shown = target;
  /** @type {typeof import('../src/testing/index.js')} */
  const { startRehearsal } = await import(new URL('../dist/testing.js', import.meta.url).href);
  const serve = demoFolders((text, address) => {
    // A scenario with a number of one's own is no model of the list until it is asked for.
    const model = address.searchParams.get('model');
    if (model?.startsWith('rehearsal/')) server.rehearsal.addModels({ id: model, hidden: true });
    return fillPage(text, address, shown);
  });
  const server = await onFreePort(values.port, (port) => startRehearsal({ port, host: values.host, serve }));
  const relay = await startRelayFor(target, server.origin);
  if (relay) shown = { ...withoutKey(target), url: relay.url };
  tell(server.origin, target, relay);
  if (target.url !== undefined) await tellDiagnosis({ ...target, url: target.url });

  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  console.log('\nStopping …');
  await server.close();
  await relay?.stop();
  await behind?.stop();
  process.exit(0);
});

function readArguments() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      model: { type: 'string' },
      key: { type: 'string' },
      stream: { type: 'string' },
      out: { type: 'string' },
      real: { type: 'boolean', default: false },
      relay: { type: 'boolean', default: false },
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', default: false },
    },
  });
  const { url, model, stream, real, relay, help } = values;
  if (help) {
    console.log(usage);
    return undefined;
  }
  if (url !== undefined && !/^https?:\/\//.test(url))
    throw new Error(`--url starts with http:// or https://\n\n${usage}`);
  if (url !== undefined && model === undefined) throw new Error(`--url needs --model\n\n${usage}`);
  if ([url !== undefined, real, relay].filter(Boolean).length > 1)
    throw new Error(`One of --url, --real and --relay\n\n${usage}`);
  if (stream !== undefined && !['true', 'false'].includes(stream))
    throw new Error(`--stream true or false\n\n${usage}`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new Error(`--port is a number\n\n${usage}`);
  return { ...values, port };
}

/**
 * @param {{ url?: string | undefined, model?: string | undefined, key?: string | undefined, stream?: string | undefined }} values
 * @returns {import('./demo-pages.mjs').Target}
 */
function targetOf({ url, model = 'Technova', key, stream }) {
  return { model, ...(url ? { url } : {}), ...(key ? { key } : {}), ...(stream ? { stream: stream === 'true' } : {}) };
}

async function startReal() {
  const { startRealStack } = await import('./real-stack.mjs');
  const real = await startRealStack({ endsOnSignal: false });
  // The small model writes some twenty tokens a second and does not know when to stop.
  return { behind: real, target: { url: real.url, model: real.models.preset, key: real.key, maxTokens: 150 } };
}

/** A gateway of its own that wants a key, as one behind a relay does. */
async function startRehearsalBehind() {
  /** @type {typeof import('../src/testing/index.js')} */
  const { startRehearsal } = await import(new URL('../dist/testing.js', import.meta.url).href);
  const key = `sk-${crypto.randomUUID().replaceAll('-', '')}`;
  const gateway = await startRehearsal({ port: 0, keys: [key] });
  return { behind: { stop: () => gateway.close() }, target: { url: gateway.url, model: 'Technova', key } };
}

/**
 * @template T
 * @param {number | undefined} port asked for: then no other is tried
 * @param {(port: number) => Promise<T>} start
 * @returns {Promise<T>}
 */
async function onFreePort(port, start) {
  for (let candidate = port ?? firstPort; ; candidate += 1) {
    try {
      return await start(candidate);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken) throw error;
      if (port !== undefined || candidate > firstPort + 50)
        throw new Error(`Port ${candidate} is taken`, { cause: error });
    }
  }
}

/**
 * A relay before the server, where there is a key to keep.
 *
 * @param {import('./demo-pages.mjs').Target} target
 * @param {string} origin of the demo
 */
async function startRelayFor({ url, key, model }, origin) {
  if (!url || !key) return undefined;
  await buildRelayIfNeeded();
  /** @type {typeof import('../relay/src/node/index.js')} */
  const { startRelay } = await import(compiledRelay('index.js'));
  const origins = [origin, origin.replace('127.0.0.1', 'localhost')];
  /** @type {typeof import('../relay/src/node/command/script-tag.js')} */
  const { scriptTag } = await import(compiledRelay('command/script-tag.js'));
  const relay = await startRelay({ url, key, model, origin: origins, systemPrompt }, { port: 0, stopAfter: 0 });
  return { url: relay.url, tag: scriptTag(relay.url, model), stop: () => relay.stop() };
}

/** @param {import('./demo-pages.mjs').Target} target */
function withoutKey({ key: _, ...target }) {
  return target;
}

/**
 * Prints what the connection doctor says of the server: seen from here, so without what browsers forbid a page.
 *
 * @param {import('./demo-pages.mjs').Target & { url: string }} target
 */
async function tellDiagnosis({ url, model, key = '' }) {
  /** @type {typeof import('../src/index.js')} */
  const { diagnose, diagnosisText } = await import(new URL('../dist/index.js', import.meta.url).href);
  console.log('\nAsking the server …');
  console.log(`\n${diagnosisText(await diagnose({ url, model, apiKey: key }))}`);
}

/**
 * @param {string} origin
 * @param {import('./demo-pages.mjs').Target} target
 * @param {{ url: string, tag: string } | undefined} relay the relay between, where there is one
 */
function tell(origin, { url, model }, relay) {
  console.log(`\nThe demo is at ${origin}/`);
  if (url === undefined) {
    console.log('Answers come from the rehearsal gateway, which knows a few things about the imaginary TechNova.');
    console.log(`Every fault to try out: ${origin}/scenarios.html`);
  } else {
    console.log(`Answers come from ${url}, model ${model}.`);
  }
  console.log(`Every option beside the living widget: ${origin}/playground/`);
  console.log(`Every state of the chat: ${origin}/states`);
  if (relay) {
    console.log(
      `The key and the system prompt stay with the relay at ${relay.url}; no page holds them. The tag for a page:`,
    );
    console.log(`  ${relay.tag}`);
  }
  console.log(`The connection doctor, from a page: ${origin}/?causerie-doctor`);
  console.log('Ctrl-C stops it.');
}
