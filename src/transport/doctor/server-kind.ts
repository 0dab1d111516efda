import { asList, asObject, asString } from '../json.js';

/** Servers that the doctor tells apart, so that its fixes name the right setting. */
export type ServerSoftware =
  'open-webui' | 'relay' | 'llama.cpp' | 'litellm' | 'ollama' | 'vllm' | 'lm-studio' | 'unknown';

/** Signs by which a reply tells what sent it. */
export interface Signs {
  readonly headers: Headers;
  /** Parsed JSON, or undefined. */
  readonly json: unknown;
  /** The beginning of the body. */
  readonly body: string;
}

/**
 * The kind of server that sent a reply; undefined where it shows no sign. A page reads few headers of another origin, so
 * that most signs stand in lists and errors.
 *
 * @see test/fixtures/servers for recordings of llama.cpp and LiteLLM, which `npm run test:long` asks again
 * @see https://github.com/vllm-project/vllm/blob/main/vllm/entrypoints/openai/engine/protocol.py (`owned_by`)
 * @see https://github.com/ollama/ollama/blob/main/openai/openai.go (`owned_by`), server/routes.go ("Ollama is running")
 * @see https://lmstudio.ai/docs/app/api/endpoints/openai, lmstudio-ai/lmstudio-bug-tracker#618 (words of a missing route)
 */
export function serverKindOf({ headers, json, body }: Signs): ServerSoftware | undefined {
  const { data, error } = asObject(json);
  const owners = asList(data).map((model) => asString(asObject(model).owned_by));
  const { type: errorType, code } = asObject(error);
  const type = asString(errorType);
  if (headers.has('causerie-relay')) return 'relay';
  if (headers.get('server') === 'llama.cpp' || owners.includes('llamacpp')) return 'llama.cpp';
  if (type === 'exceed_context_size_error') return 'llama.cpp';
  // Beside these types it writes the status as a number, where other servers have a word or nothing.
  if (/^(authentication|not_found|unavailable)_error$/.test(type) && typeof code === 'number') return 'llama.cpp';
  if (headers.has('x-litellm-version') || json === "I'm alive!") return 'litellm';
  if (/no_db_connection|token_not_found_in_db/.test(type) || /litellm/i.test(body)) return 'litellm';
  if (owners.includes('vllm')) return 'vllm';
  if (owners.includes('library') || body.startsWith('Ollama is running')) return 'ollama';
  if (owners.includes('organization_owner') || body.includes('Unexpected endpoint or method')) return 'lm-studio';
  return undefined;
}

/** The advice of the doctor for a kind of server. */
export interface ServerAdvice {
  readonly name: string;
  /** How a key for the website is made, or the place where it stands. */
  readonly key: string;
  /** How a page of this origin is let in. */
  readonly origin: (page: string) => string;
  /** Where models are added or granted. */
  readonly models: string;
  /** Where the connection to what runs a model is set. */
  readonly connection: string;
  /** How to find out why a model gives no answer. */
  readonly trial: string;
  readonly start: string;
}

const advice: Readonly<Record<ServerSoftware, ServerAdvice>> = {
  'open-webui': {
    name: 'Open WebUI',
    key: 'Sign in to Open WebUI as the account of the website, create a key under Settings > Account > API Keys, and write it in the option apiKey.',
    origin: (page) =>
      `Set the environment variable CORS_ALLOW_ORIGIN of Open WebUI so that it names ${page} (several are separated by semicolons) and restart it`,
    models: 'Open the model in Workspace > Models and make it public or grant it.',
    connection:
      'Check Admin Panel > Settings > Connections (OPENAI_API_BASE_URLS, OLLAMA_BASE_URLS), and that the model server runs and can be reached from Open WebUI.',
    trial: 'Try the same model in Open WebUI itself and look into the log of the server for this request.',
    start:
      'Start Open WebUI, wait until its address /ready answers 200, and check that the proxy passes requests on to its port.',
  },
  relay: {
    name: 'the relay',
    key: 'Take the option apiKey out of the page: the relay has the key.',
    origin: (page) => `Name ${page} in the option origin of the relay, and restart it`,
    models: 'Name the model in the option model of the relay, and grant it to the account whose key the relay has.',
    connection: 'Start the relay with --check: it asks the server behind it what a visitor would.',
    trial: 'Start the relay with --check, and look into its log for this request.',
    start: 'Start the relay, and check that the web server before it passes requests on to its port.',
  },
  'llama.cpp': {
    name: 'llama.cpp',
    key: 'Write one of the keys that llama-server was started with (--api-key or --api-key-file) in the option apiKey.',
    origin: (page) =>
      `llama-server lets every page read it: let the proxy in front pass Access-Control-Allow-Origin on, and ${page} with it`,
    models: 'llama-server runs the model that it was started with (--model), under the name of --alias.',
    connection: 'Check that llama-server has loaded its model: its address /health then answers {"status":"ok"}.',
    trial: 'Look into the output of llama-server for this request; --ctx-size bounds the length of a conversation.',
    start: 'Wait until llama-server has loaded its model: its address /health then answers {"status":"ok"}.',
  },
  litellm: {
    name: 'LiteLLM',
    key: 'Make a key for the website (POST /key/generate; virtual keys want database_url in general_settings) and write it in the option apiKey; without a database only the master_key of general_settings is a key.',
    origin: (page) => `Set LITELLM_CORS_ORIGINS of LiteLLM so that it names ${page}, or leave it out`,
    models: 'Name the model in model_list of the config.yaml of LiteLLM, and allow it to the key.',
    connection:
      'Check litellm_params (api_base, api_key) of the model in config.yaml; GET /health with the key tells which answer.',
    trial: 'Ask LiteLLM for the same model with curl and look into its log (--detailed_debug).',
    start:
      'Start LiteLLM, wait until its address /health/readiness answers 200, and check that the proxy passes requests on to its port.',
  },
  ollama: {
    name: 'Ollama',
    key: 'Ollama itself takes no key: a proxy in front of it wants one; write that in the option apiKey.',
    origin: (page) => `Set the environment variable OLLAMA_ORIGINS of Ollama so that it names ${page}, and restart it`,
    models: 'Load the model with: ollama pull NAME.',
    connection: 'Check with "ollama ps" that the model loads, and that the memory is enough for it.',
    trial: 'Try "ollama run NAME" on the server, and look into the log of Ollama.',
    start: 'Start Ollama (ollama serve), with OLLAMA_HOST=0.0.0.0 where the proxy is another machine.',
  },
  vllm: {
    name: 'vLLM',
    key: 'Write the key that vLLM was started with (--api-key or VLLM_API_KEY) in the option apiKey.',
    origin: (page) => `Start vLLM with --allowed-origins '["${page}"]'`,
    models: 'vLLM serves the model that it was started with, under the name of --served-model-name.',
    connection: 'Check that vLLM has loaded its model: its address /health then answers 200.',
    trial: 'Look into the log of vLLM for this request; --max-model-len bounds the length of a conversation.',
    start: 'Wait until vLLM has loaded its model: its address /health then answers 200.',
  },
  'lm-studio': {
    name: 'LM Studio',
    key: 'Make a token under Developer > Server Settings of LM Studio, or let it take requests without one.',
    origin: () => 'Switch on "Enable CORS" under Developer > Server Settings of LM Studio',
    models: 'Load the model in LM Studio, or switch on just-in-time loading under Developer > Server Settings.',
    connection: 'Check under Developer of LM Studio that the model is loaded.',
    trial: 'Try the same model in LM Studio itself and look into its log under Developer.',
    start:
      'Start the server under Developer of LM Studio, with "Serve on Local Network" where the proxy is another machine.',
  },
  unknown: {
    name: 'the server',
    key: 'Write a key of the server in the option apiKey, and the header that it wants it in, if that is not Authorization, in authHeader.',
    origin: (page) =>
      `Let the server send Access-Control-Allow-Origin for ${page} (Open WebUI: CORS_ALLOW_ORIGIN; Ollama: OLLAMA_ORIGINS; vLLM: --allowed-origins; LM Studio: "Enable CORS")`,
    models: 'Load or connect the model on the server.',
    connection: 'Check that what runs the model runs, and that the server reaches it.',
    trial: 'Ask the server for the same model with curl and look into its log for this request.',
    start: 'Start the server, and check that the proxy passes requests on to its port.',
  },
};

export function adviceFor(kind: ServerSoftware): ServerAdvice {
  return advice[kind];
}
