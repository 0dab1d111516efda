import type { RehearsalRequest, Route } from './recorded-request.js';
import { plainName, scenarioNamed } from './scenario-table.js';
import type { ScenarioContext } from './scenario-row.js';
import type { Scenario } from './script.js';
import type { Script } from './script.js';

/** Which requests a scenario is for. */
export interface ScenarioTarget {
  /** Only requests of this route. @default "chat" */
  readonly route?: Route;
  /** Only requests for this model. @default any */
  readonly model?: string;
}

interface Assignment extends ScenarioTarget {
  readonly scenario: Scenario;
}

/** The script that was chosen for a request. */
export interface Chosen {
  readonly script: Script;
  /** Its name, where it has one. */
  readonly name?: string;
}

/** Which scenario answers which request: at first those set for the next request, then those set to stay. */
export class ScenarioPlan {
  readonly #first: Scenario | undefined;
  #next: Assignment[] = [];
  #lasting: Assignment[] = [];
  #attempts = new Map<string, number>();

  /** @param first for chat requests for which nothing else was set; stays over `reset` */
  constructor(
    first: Scenario | undefined,
    private readonly now: () => number,
  ) {
    this.#first = first === undefined ? undefined : known(first);
  }

  /** From now on, until another is set for the same target; undefined takes it back. */
  set(scenario: Scenario | undefined, target: ScenarioTarget = {}): void {
    this.#lasting = this.#lasting.filter((a) => routeOf(a) !== routeOf(target) || a.model !== target.model);
    if (scenario !== undefined) this.#lasting.unshift({ ...target, scenario: known(scenario) });
  }

  /** For the next matching request only; called again, for the one after it. */
  queue(scenario: Scenario, target: ScenarioTarget = {}): void {
    this.#next.push({ ...target, scenario: known(scenario) });
  }

  reset(): void {
    this.#next = [];
    this.#lasting = [];
    this.#attempts.clear();
  }

  /** The script for a request; `usual` is tried after what was set here. */
  choose(request: RehearsalRequest, usual: readonly (Scenario | undefined)[], answer: string): Chosen | undefined {
    const queued = this.#next.findIndex((a) => isFor(a, request));
    const [next] = queued < 0 ? [] : this.#next.splice(queued, 1);
    const lasting = [
      ...this.#lasting.filter((a) => a.model !== undefined),
      ...this.#lasting.filter((a) => a.model === undefined),
    ].filter((a) => isFor(a, request));
    const first = request.route === 'chat' ? this.#first : undefined;
    for (const scenario of [next?.scenario, ...lasting.map((a) => a.scenario), first, ...usual]) {
      const chosen = this.#resolve(scenario, request, answer);
      if (chosen) return chosen;
    }
    return undefined;
  }

  /** The settings, for the control address. */
  describe(): Record<string, unknown> {
    return {
      next: this.#next.map(describeAssignment),
      scenarios: this.#lasting.map(describeAssignment),
      attempts: Object.fromEntries(this.#attempts),
    };
  }

  #resolve(scenario: Scenario | undefined, request: RehearsalRequest, answer: string): Chosen | undefined {
    const choice = typeof scenario === 'function' ? scenario(request) : scenario;
    if (choice === undefined) return undefined;
    if (typeof choice !== 'string') return { script: choice };
    const name = plainName(choice);
    return { name, script: this.#counted(name, scenarioNamed(choice), request, answer) };
  }

  #counted(
    name: string,
    make: (context: ScenarioContext) => Script,
    request: RehearsalRequest,
    answer: string,
  ): Script {
    const key = `${request.model ?? ''} ${name}`;
    const attempt = (this.#attempts.get(key) ?? 0) + 1;
    const script = make({ request, answer, attempt, date: this.now() });
    if ((script.status ?? 200) >= 400) this.#attempts.set(key, attempt);
    else this.#attempts.delete(key);
    return script;
  }
}

/** The scenario again; throws where it is a name that none has. */
function known(scenario: Scenario): Scenario {
  if (typeof scenario === 'string') scenarioNamed(scenario);
  return scenario;
}

function routeOf(target: ScenarioTarget): Route {
  return target.route ?? 'chat';
}

function isFor(assignment: Assignment, request: RehearsalRequest): boolean {
  return (
    routeOf(assignment) === request.route && (assignment.model === undefined || assignment.model === request.model)
  );
}

function describeAssignment({ scenario, ...target }: Assignment): unknown {
  return { ...target, scenario: typeof scenario === 'function' ? 'a function' : scenario };
}
