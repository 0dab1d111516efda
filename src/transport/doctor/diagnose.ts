import { isChatError, type ChatError } from '../../core/chat-error.js';
import type { ChatOptions, ResolvedOptions } from '../../options/chat-options.js';
import { parseOptions } from '../../options/parse-options.js';
import { shown } from '../open-webui/request.js';
import { problem, type Diagnosis, type Finding, type ProbeFinding } from './finding.js';
import { adminKeyProbe } from './probes/admin-key.js';
import { answerProbe } from './probes/answer.js';
import { keyProbe } from './probes/key.js';
import { listProbe } from './probes/list.js';
import { mixedContentProbe } from './probes/mixed-content.js';
import { modelProbe } from './probes/model.js';
import { failure } from './failure.js';
import { optionsProbe } from './probes/options.js';
import { pathProbe } from './probes/path.js';
import { reachableProbe } from './probes/reachable.js';
import { versionProbe } from './probes/version.js';
import { redact } from './redact.js';
import { originOf, surroundingsWith, type Surroundings } from './surroundings.js';
import { createVisit, type Probe, type Visit } from './visit.js';

/** From cheap to dear. */
const probes: readonly Probe[] = [
  optionsProbe,
  mixedContentProbe,
  reachableProbe,
  pathProbe,
  versionProbe,
  keyProbe,
  listProbe,
  modelProbe,
  adminKeyProbe,
  answerProbe,
];

/**
 * Examines why a chat does not connect, or whether it will: from what costs nothing to one short answer of the model,
 * up to the first cause. Nothing is kept, and there is no key in what it says.
 *
 * @param options as for `createChat`; mistakes in them are findings
 * @param given what takes the place of the browser's own surroundings
 * @returns the findings; rejects only with the reason of `surroundings.signal`
 */
export async function diagnose(options: ChatOptions, given: Partial<Surroundings> = {}): Promise<Diagnosis> {
  const surroundings = surroundingsWith(given);
  const since = surroundings.clock.now();
  const findings: ProbeFinding[] = [];
  let visit: Visit | undefined;
  let skipped = probes.map(({ name }) => name);
  const read = readOptions(options);
  if ('mistake' in read) {
    findings.push({ probe: 'options', ...read.mistake });
    skipped = skipped.slice(1);
  } else {
    visit = createVisit(read.options, surroundings);
    for (const probe of probes) {
      surroundings.signal.throwIfAborted();
      const finding = await examine(probe, visit);
      skipped = skipped.slice(1);
      if (finding) findings.push({ probe: probe.name, ...redact(finding, visit) });
      if (finding?.severity === 'problem') break;
    }
  }
  return {
    isHealthy: findings.every(({ severity }) => severity !== 'problem'),
    url: visit ? redactedUrl(visit.options.url) : '',
    model: visit?.options.model ?? '',
    page: originOf(surroundings),
    version: visit?.version ?? '',
    findings,
    skipped,
    elapsed: Math.round(surroundings.clock.now() - since),
  };
}

function readOptions(options: ChatOptions): { options: ResolvedOptions } | { mistake: Finding } {
  try {
    return { options: parseOptions(options) };
  } catch (thrown) {
    if (!isChatError(thrown)) throw thrown;
    return { mistake: optionsMistake(thrown) };
  }
}

function optionsMistake(error: ChatError): Finding {
  // An address may hold a password or a key, and a sentence about it repeats it.
  const sentence = error.message.replace(/\/\/[^/@"]*@/g, '//').replace(/[?#][^"]*/g, '');
  return problem(
    'options-mistake',
    'certain',
    `The options cannot be read: ${sentence}.`,
    'Correct this option; the table of options in the README names each with its values.',
  );
}

/** A probe that fails in a way nobody thought of says so, and the walk ends there. */
async function examine(probe: Probe, visit: Visit): Promise<Finding | undefined> {
  try {
    return await probe.examine(visit);
  } catch (thrown) {
    visit.surroundings.signal.throwIfAborted();
    return failure(thrown);
  }
}

function redactedUrl(url: string): string {
  const { username, password } = new URL(url);
  return shown(username || password ? url.replace(/\/\/[^/@]*@/, '//') : url);
}
