import { isChatError, type ChatError } from '../../core/chat-error.js';
import type { ChatOptions, ResolvedOptions } from '../../options/chat-options.js';
import { parseOptions } from '../../options/parse-options.js';
import { probeNames, type Diagnosis, type Finding, type ProbeFinding } from '../../core/diagnosis.js';
import { problem } from './finding.js';
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
import { originOf, surroundingsWith, type Surroundings } from './surroundings.js';
import { createVisit, redact, type Probe, type Visit } from './visit.js';

/** In the order of their names. */
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
  const read = readOptions(options);
  if ('options' in read) return examineOptions(read.options, surroundings);
  const finding: ProbeFinding = { probe: 'options', ...read.mistake };
  surroundings.onProbe('options', finding);
  return {
    isHealthy: false,
    url: '',
    model: '',
    page: originOf(surroundings),
    version: '',
    findings: [finding],
    skipped: probeNames.slice(1),
    elapsed: 0,
  };
}

/** The same for options that were read before, as those of a chat on the page. */
export async function examineOptions(options: ResolvedOptions, given: Partial<Surroundings>): Promise<Diagnosis> {
  const surroundings = surroundingsWith(given);
  const since = surroundings.clock.now();
  const visit = createVisit(options, surroundings);
  const findings: ProbeFinding[] = [];
  let skipped = probes.map(({ name }) => name);
  for (const probe of probes) {
    surroundings.signal.throwIfAborted();
    surroundings.onProbe(probe.name);
    const found = await examine(probe, visit);
    skipped = skipped.slice(1);
    if (!found) continue;
    const finding = { ...found, probe: probe.name, cause: redact(found.cause, visit), fix: redact(found.fix, visit) };
    findings.push(finding);
    surroundings.onProbe(probe.name, finding);
    if (finding.severity === 'problem') break;
  }
  return {
    isHealthy: findings.every(({ severity }) => severity !== 'problem'),
    url: redact(withoutPassword(options.url), visit),
    model: redact(options.model, visit),
    page: originOf(surroundings),
    version: visit.version ?? '',
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
    'Correct this option; docs/options.md names each with its values.',
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

/** The address without the name and the password, the query and the fragment that it may hold. */
function withoutPassword(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/$/, '');
}
