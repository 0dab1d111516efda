import { readFileSync } from 'node:fs';
import { isObject, objectOf } from '../../json.js';
import { OptionError } from '../../options/option-error.js';
import type { LimitOptions, RelayOptions, UpstreamOptions } from '../../options/relay-options.js';
import { textsOf } from '../../options/resolve-options.js';
import { createKeyFile } from '../key-file.js';
import type { ServerOptions } from '../start-relay.js';
import type { Config } from './read-config.js';

/** An address has the allowance of so many visitors. */
const visitorsOfAddress = 6;

/** What the command starts. */
export interface LoadedOptions {
  readonly relay: RelayOptions;
  readonly server: ServerOptions;
  readonly publicUrl: string | undefined;
}

/**
 * Reads the files and variables that a configuration names. Throws an {@link OptionError} where one is missing or
 * empty.
 *
 * @param warn is told of a key file that can no longer be read
 */
export function loadOptions(config: Config, env: NodeJS.ProcessEnv, warn: (reason: string) => void): LoadedOptions {
  const mistakes: string[] = [];

  /** The text of a secret, from a file or from the environment. */
  function secret(group: Config, path: string, name: string): string | undefined {
    const file = group[`${name}File`];
    const variable = group[`${name}Env`];
    if (typeof file === 'string') return fileText(file, `${path}${name}File`);
    if (typeof variable !== 'string') return undefined;
    const text = env[variable]?.trim();
    if (!text) mistakes.push(`${path}${name}Env: the environment has no ${variable}`);
    return text;
  }

  function fileText(file: string, name: string): string {
    try {
      const text = readFileSync(file, 'utf8').trim();
      if (text === '') mistakes.push(`${name}: ${file} is empty`);
      return text;
    } catch {
      mistakes.push(`${name}: ${file} cannot be read`);
      return '';
    }
  }

  function longSecret(group: Config, path: string): string | undefined {
    const text = secret(group, path, 'secret');
    if (text !== undefined && text !== '' && text.length < 32)
      mistakes.push(`${path}secret: has less than 32 characters`);
    return text;
  }

  function upstream(given: Config, path: string): UpstreamOptions {
    const { keyFile, url } = given;
    const headers = Object.fromEntries(
      Object.entries(objectOf(given['headers'])).map(([name, value]) => [name, String(value)]),
    );
    const key = secret(given, path, 'key');
    const source = typeof keyFile === 'string' ? createKeyFile(keyFile, warn) : key;
    return { url: String(url), headers, ...(source !== undefined && { key: source }) };
  }

  const upstreams = Array.isArray(config['upstreams'])
    ? config['upstreams'].map((entry, index) => upstream(objectOf(entry), `upstreams[${index}].`))
    : [upstream(config, '')];
  const session = objectOf(config['session']);
  const identity = objectOf(config['identity']);
  const sessionSecret = longSecret(session, 'session.');
  const identitySecret = longSecret(identity, 'identity.');
  const { systemPromptFile, systemPrompt } = config;
  const prompt = typeof systemPromptFile === 'string' ? fileText(systemPromptFile, 'systemPromptFile') : systemPrompt;
  if (mistakes.length > 0) throw new OptionError(mistakes);

  const handlerNames = [
    'parameters',
    'titles',
    'maxTokens',
    'maxMessages',
    'maxCharacters',
    'maxBody',
    'trustedProxies',
    'turns',
    'keepAlive',
    'idle',
  ];
  const relay: RelayOptions = {
    ...picked(config, handlerNames),
    upstreams,
    model: textList(config['model']),
    origin: textList(config['origin']),
    ...(typeof prompt === 'string' && { systemPrompt: prompt }),
    limits: limitsOf(config),
    session: { ...picked(session, ['minutes']), ...(sessionSecret !== undefined && { secret: sessionSecret }) },
    identity: { ...picked(identity, ['required']), ...(identitySecret !== undefined && { secret: identitySecret }) },
  };
  const server: ServerOptions = {
    logLevel: 'info',
    ...picked(config, ['host', 'port', 'metricsPort', 'redis', 'stopAfter', 'logLevel']),
  };
  const { publicUrl } = config;
  return { relay, server, publicUrl: typeof publicUrl === 'string' ? publicUrl : undefined };
}

/** `limitMinute` and `limitDay` are short for the allowances of a visitor and of an address. */
function limitsOf(config: Config): LimitOptions {
  const limits = objectOf(config['limits']);
  const short = (window: 'minute' | 'day', count: unknown): LimitOptions => {
    if (typeof count !== 'number') return {};
    const written = isObject(limits[window]) ? limits[window] : {};
    return { [window]: { session: count, user: count, address: count * visitorsOfAddress, ...written } };
  };
  return { ...limits, ...short('minute', config['limitMinute']), ...short('day', config['limitDay']) };
}

function picked(config: Config, names: readonly string[]): Config {
  return Object.fromEntries(names.filter((name) => config[name] !== undefined).map((name) => [name, config[name]]));
}

function textList(value: unknown): readonly string[] {
  return typeof value === 'string' ? textsOf(value) : textsOf(Array.isArray(value) ? value.map(String) : []);
}
