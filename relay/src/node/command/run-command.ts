import { OptionError } from '../../options/option-error.js';
import { version } from '../../version.js';
import { startRelay } from '../start-relay.js';
import { checkUpstreams } from './check-upstreams.js';
import { loadOptions } from './load-options.js';
import { argumentsHelp, readArguments } from './read-arguments.js';
import { readConfig } from './read-config.js';
import { scriptTag } from './script-tag.js';

/** Where a command writes. */
export interface Output {
  say(line: string): void;
  complain(line: string): void;
}

/**
 * Runs the command until it is told to stop. Resolves with its exit code.
 *
 * @param stopped resolves when it is to stop
 */
export async function runCommand(
  given: readonly string[],
  env: NodeJS.ProcessEnv,
  { say, complain }: Output,
  stopped: Promise<unknown>,
): Promise<number> {
  try {
    const { file, options, isCheck, isHelp, isVersion } = readArguments(given);
    if (isHelp || isVersion) {
      say(isHelp ? argumentsHelp() : version);
      return 0;
    }
    const loaded = loadOptions(readConfig(file, options), env, complain);
    if (isCheck) return await checkUpstreams(loaded.relay, say);

    const running = await startRelay(loaded.relay, loaded.server);
    say(`listening on ${running.url}`);
    if (running.metricsUrl !== undefined) say(`figures at ${running.metricsUrl}`);
    say('The tag for your pages:');
    for (const model of loaded.relay.model) say(`  ${scriptTag(loaded.publicUrl ?? running.url, model)}`);
    await stopped;
    say('stopping …');
    await running.stop();
    return 0;
  } catch (error) {
    if (error instanceof OptionError) for (const mistake of error.mistakes) complain(mistake);
    else complain(error instanceof Error ? error.message : String(error));
    if (error instanceof OptionError) complain('causerie-relay --help names every argument.');
    return 1;
  }
}
