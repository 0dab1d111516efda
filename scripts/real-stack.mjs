import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, runMain, secondsSince } from './run.mjs';
import { freePort, startPython, untilReady } from './real-stack/child.mjs';
import { installRealStack } from './real-stack/install.mjs';
import { sourceFolder, stackFolder } from './real-stack/places.mjs';
import { admin, models, setUp } from './real-stack/set-up.mjs';

/**
 * A real Open WebUI with a real small model behind it.
 *
 * @typedef {object} RealStack
 * @property {string} url
 * @property {string} key of the widget's account, which may use the granted models only
 * @property {string} adminKey
 * @property {string} adminToken a session token of the administrator, for the routes that take no key
 * @property {typeof models} models
 * @property {() => Promise<void>} killServer kills Open WebUI as a crash does
 * @property {() => Promise<void>} restartServer starts it again, on the same port and data
 * @property {() => Promise<void>} killModel kills the model server
 * @property {() => Promise<void>} stop ends everything and deletes the data
 */

/**
 * Installs the stack where it is missing and starts it with fresh data. All of it ends with this process.
 *
 * @param {object} [options]
 * @param {number} [options.port] of Open WebUI; a free one where it is absent
 * @param {number} [options.modelPort]
 * @param {NodeJS.ProcessEnv} [options.env] set for Open WebUI, over what is set here
 * @param {boolean} [options.endsOnSignal] whether SIGINT and SIGTERM stop the stack and end this process; true where it is absent
 * @returns {Promise<RealStack>}
 */
export async function startRealStack({ port, modelPort, env = {}, endsOnSignal = true } = {}) {
  await installRealStack();
  const since = performance.now();
  port ??= await freePort();
  modelPort ??= await freePort();
  mkdirSync(stackFolder, { recursive: true });
  const data = freshDataFolder();
  const url = `http://127.0.0.1:${port}`;
  const logs = {
    model: join(stackFolder, `model-${process.pid}-${modelPort}.log`),
    server: join(stackFolder, `server-${process.pid}-${port}.log`),
  };

  const model = startPython([join(sourceFolder, 'model-server.py'), String(modelPort)], { log: logs.model, cwd: data });
  const startServer = () =>
    startPython([join(sourceFolder, 'open-webui-server.py'), String(port)], {
      log: logs.server,
      cwd: data,
      env: { ...serverEnvironment(data, modelPort), ...env },
    });
  let server = startServer();

  const stopOnSignal = (/** @type {NodeJS.Signals} */ signal) => {
    void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  const stop = async () => {
    process.off('SIGINT', stopOnSignal).off('SIGTERM', stopOnSignal);
    await Promise.all([server.stop(), model.stop()]);
    rmSync(data, { recursive: true, force: true });
  };
  if (endsOnSignal) process.once('SIGINT', stopOnSignal).once('SIGTERM', stopOnSignal);

  try {
    console.log('Starting the model server and Open WebUI …');
    await Promise.all([
      untilReady(`http://127.0.0.1:${modelPort}/v1/models`, model, logs.model),
      untilReady(`${url}/ready`, server, logs.server),
    ]);
    const keys = await setUp(url);
    console.log(`Open WebUI is ready at ${url} (${secondsSince(since)})`);
    return {
      url,
      ...keys,
      models,
      killServer: () => server.kill(),
      async restartServer() {
        await server.kill();
        server = startServer();
        await untilReady(`${url}/ready`, server, logs.server);
      },
      killModel: () => model.kill(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An empty folder for this process; what ended processes left, their logs included, is deleted. */
function freshDataFolder() {
  for (const name of readdirSync(stackFolder)) {
    const owner = /^(?:data|model|server)-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner)))
      rmSync(join(stackFolder, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(stackFolder, `data-${process.pid}-`));
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} data
 * @param {number} modelPort
 */
function serverEnvironment(data, modelPort) {
  return {
    DATA_DIR: data,
    WEBUI_SECRET_KEY: 'only-for-tests',
    USE_SLIM_DOCKER: 'true',
    OFFLINE_MODE: 'true',
    HF_HUB_OFFLINE: '1',
    ENABLE_OLLAMA_API: 'false',
    OPENAI_API_BASE_URL: `http://127.0.0.1:${modelPort}/v1`,
    OPENAI_API_KEY: 'none',
    RAG_EMBEDDING_ENGINE: 'openai',
    ENABLE_API_KEYS: 'true',
    USER_PERMISSIONS_FEATURES_API_KEYS: 'true',
    DEFAULT_USER_ROLE: 'user',
    CORS_ALLOW_ORIGIN: '*',
    WEBUI_ADMIN_EMAIL: admin.email,
    WEBUI_ADMIN_PASSWORD: admin.password,
    WEBUI_ADMIN_NAME: 'Admin',
    ENABLE_TITLE_GENERATION: 'false',
    ENABLE_FOLLOW_UP_GENERATION: 'false',
    ENABLE_TAGS_GENERATION: 'false',
    ENABLE_VERSION_UPDATE_CHECK: 'false',
  };
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const stack = await startRealStack();
    console.log(`url    ${stack.url}\nkey    ${stack.key}\nmodels ${Object.values(stack.models).join(' ')}`);
    console.log('Ctrl-C stops it.');
    await new Promise(() => {});
  });
}
