import { defaultModels, type RehearsalModel } from './models.js';
import { findScenario, scenarioModel, scenarioTable } from './scenario-table.js';

/** The models of a gateway. */
export class Catalogue {
  readonly #first: readonly RehearsalModel[] | false;
  #added: RehearsalModel[] = [];

  constructor(models: readonly RehearsalModel[] | false = [...defaultModels, ...scenarioModels()]) {
    this.#first = models;
  }

  /** Whether there is a route for the list. */
  get isListed(): boolean {
    return this.#first !== false;
  }

  add(models: readonly RehearsalModel[]): void {
    this.#added.push(...models.filter(({ id }) => !this.visible(true).some((known) => known.id === id)));
  }

  reset(): void {
    this.#added = [];
  }

  visible(isAdmin: boolean): RehearsalModel[] {
    return [...(this.#first || []), ...this.#added].filter((model) => isUsable(model, isAdmin));
  }

  /** The model of that name, if this caller may use it. A scenario's name is always a model. */
  find(id: string, isAdmin: boolean): RehearsalModel | undefined {
    const known = [...(this.#first || []), ...this.#added].find((model) => model.id === id);
    if (known) return isUsable(known, isAdmin) ? known : undefined;
    return this.#first === false || findScenario(id) ? { id } : undefined;
  }
}

function isUsable(model: RehearsalModel, isAdmin: boolean): boolean {
  return model.active !== false && (model.granted !== false || isAdmin);
}

function scenarioModels(): RehearsalModel[] {
  return scenarioTable.flatMap(({ listed, about }) =>
    listed.map((name) => ({
      id: scenarioModel(name),
      name: `Rehearsal: ${name}`,
      description: about,
      hidden: true,
    })),
  );
}
