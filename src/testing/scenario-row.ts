import type { RehearsalRequest } from './recorded-request.js';
import type { Script } from './script.js';

/** A row may know this of the request that it answers. */
export interface ScenarioContext {
  readonly request: RehearsalRequest;
  /** A fitting answer to the question. */
  readonly answer: string;
  /** 1 at first, one more for each time in a row that this scenario answered with an HTTP error. */
  readonly attempt: number;
  /** Milliseconds since 1970, by the rehearsal's clock. */
  readonly date: number;
}

/** One scenario, or a family of them that differ by a number. */
export interface ScenarioRow {
  /** A name that the row answers to; any number in it may be another. */
  readonly example: string;
  /** The names that stand in the list of models, so that a widget that verifies its model may use them. */
  readonly listed: readonly string[];
  /** One sentence for the documentation. */
  readonly about: string;
  /** The script for a name, or undefined where the name is not of this row. */
  read(name: string): ((context: ScenarioContext) => Script) | undefined;
}

const usualCounts = [0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 100];

/** A row whose names are the example with any numbers in it; `make` gets them in order. */
export function scenarioRow(
  example: string,
  about: string,
  make: (context: ScenarioContext, ...numbers: number[]) => Script,
): ScenarioRow {
  const pattern = new RegExp(`^${example.replace(/\d+/g, '(\\d+)')}$`);
  const counts = example.endsWith('-after-20') ? usualCounts : [20];
  return {
    example,
    listed: counts.map((count) => example.replace('20', String(count))),
    about,
    read(name) {
      const numbers = pattern.exec(name)?.slice(1).map(Number);
      return numbers && ((context) => make(context, ...numbers));
    },
  };
}
