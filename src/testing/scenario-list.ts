import { scenarioModel, scenarioTable } from './scenario-table.js';

/** Every scenario: a name (any number in it may be another), the model that plays it, and a sentence about it. */
export function scenarioList(): { readonly name: string; readonly model: string; readonly about: string }[] {
  return scenarioTable.map(({ example, about }) => ({ name: example, model: scenarioModel(example), about }));
}
