import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one run of a case has measured, such as `{ ms: 41.2 }`. */
export type Sample = Readonly<Record<string, number>>;

interface Row {
  readonly what: string;
  readonly value: number;
  readonly limit?: number;
}

/** Measures cases against each other, prints what came of it, and fails where a gate is missed. */
export class Bench {
  readonly #rows: Row[] = [];
  readonly #samples = new Map<string, Sample[]>();

  /** @param name the file of the report, and its headline */
  constructor(private readonly name: string) {}

  /**
   * Runs the cases in turn, `rounds` times, each round in the other direction: what the machine does meanwhile falls
   * on all of them alike. One round before is not counted.
   */
  async interleave(rounds: number, cases: Readonly<Record<string, () => Promise<Sample>>>): Promise<void> {
    for (const [at, run] of Object.entries(cases)) {
      this.#samples.set(at, []);
      await run();
    }
    for (let round = 0; round < rounds; round += 1) {
      const order = Object.entries(cases);
      for (const [at, run] of round % 2 === 0 ? order : order.toReversed()) this.#samples.get(at)?.push(await run());
    }
  }

  /** The median of what a case has measured under that name; NaN for none. */
  median(at: string, measure: string): number {
    return median((this.#samples.get(at) ?? []).flatMap((sample) => sample[measure] ?? []));
  }

  /** A figure of the report. It may not be above `limit`, where there is one. */
  report(what: string, value: number, limit?: number): void {
    this.#rows.push(limit === undefined ? { what, value } : { what, value, limit });
  }

  /** Prints the figures as a table and as one line of JSON, keeps them in `.cache/reports`, and holds the gates. */
  end(folder = join(process.cwd(), '.cache', 'reports')): void {
    for (const [at, samples] of this.#samples) {
      for (const measure of Object.keys(samples[0] ?? {})) {
        this.report(`${at}: ${measure}, median of ${samples.length}`, this.median(at, measure));
      }
    }
    const width = Math.max(...this.#rows.map(({ what }) => what.length));
    const lines = this.#rows.map(({ what, value, limit }) => {
      const gate = limit === undefined ? '' : `  ${value <= limit ? '≤' : 'NOT ≤'} ${limit}`;
      return `  ${what.padEnd(width)}  ${value.toFixed(2).padStart(10)}${gate}`;
    });
    const json = JSON.stringify({ bench: this.name, rows: this.#rows, samples: Object.fromEntries(this.#samples) });
    process.stdout.write(`\n${this.name}\n${lines.join('\n')}\n${json}\n`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `bench-${this.name}.json`), json);
    const missed = this.#rows.filter(({ value, limit }) => limit !== undefined && !(value <= limit));
    if (missed.length > 0) throw new Error(`gates that are missed: ${missed.map(({ what }) => what).join(', ')}`);
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
