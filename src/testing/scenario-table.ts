import { answerScenarios } from './answer-scenarios.js';
import { cutScenarios } from './cut-scenarios.js';
import { detourScenarios } from './detour-scenarios.js';
import { refusalScenarios } from './refusal-scenarios.js';
import { wireScenarios } from './wire-scenarios.js';
import type { ScenarioContext, ScenarioRow } from './scenario-row.js';
import type { Script } from './script.js';

const prefix = 'rehearsal/';

/** Every scenario that can be asked for by name. */
export const scenarioTable: readonly ScenarioRow[] = [
  ...answerScenarios,
  ...wireScenarios,
  ...cutScenarios,
  ...refusalScenarios,
  ...detourScenarios,
];

/** The scenario's own name, without the prefix that makes a model's name of it. */
export function plainName(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** The name under which a scenario is a model of the gateway. */
export function scenarioModel(example: string): string {
  return prefix + example;
}

/** Every scenario: a name (any number in it may be another), the model that plays it, and a sentence about it. */
export function scenarioList(): { readonly name: string; readonly model: string; readonly about: string }[] {
  return scenarioTable.map(({ example, about }) => ({ name: example, model: scenarioModel(example), about }));
}

/** The maker of a named scenario's scripts, or undefined where no scenario has that name. */
export function findScenario(name: string): ((context: ScenarioContext) => Script) | undefined {
  const plain = plainName(name);
  for (const row of scenarioTable) {
    const make = row.read(plain);
    if (make) return make;
  }
  return undefined;
}

/** The same where there must be one. */
export function scenarioNamed(name: string): (context: ScenarioContext) => Script {
  const make = findScenario(name);
  if (!make) throw new RangeError(`There is no scenario named "${name}"`);
  return make;
}
