import { expect } from 'vitest';
import type { ChatErrorCode } from '../../src/core/chat-error.js';
import { retryDelay } from '../../src/core/retry-policy.js';
import { rowsOf, type Row } from './corpora.js';
import type { Heard } from './transport-bench.js';

/** A fault of the collection. */
export interface FaultRow extends Row {
  readonly how: {
    readonly status?: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string | null>>;
  };
  readonly note?: string;
  readonly expect: { readonly auto_retry: boolean; readonly max_attempts: number; readonly error_kind: string };
}

/** The collection's words that are not our codes. */
const codeOfKind: Readonly<Record<string, ChatErrorCode>> = { login: 'unexpected-body', error: 'server' };

/** Every fault by its id. */
export const faults: ReadonlyMap<string, FaultRow> = new Map(
  rowsOf<FaultRow>('faults-network').map((row) => [row.id, row]),
);

/** Faults that are an answer with an error status. */
export const httpFaults = [...faults.values()].filter(({ id }) => id >= 'fn-012' && id <= 'fn-055');

/** Where each fault is played; what is not the transport's is played by the tests of the rooms it belongs to. */
const places = {
  http: httpFaults.map(({ id }) => id),
  stream: '004 063 064 065 066 067 068 069 070 071 072 073 074 075 082 083 084 085 087 088 090 095 096'
    .split(' ')
    .map(idOf),
  request: '001 002 003 007 009 010 059 060 061 062 076 077 078 079 080 081 086 092 093 094 097'.split(' ').map(idOf),
  // What only a real browser does.
  browser: '005 006 008 011 091'.split(' ').map(idOf),
  // How often and when a turn is asked again.
  turns: '056 057 058 089 098'.split(' ').map(idOf),
};

function idOf(number: string): string {
  return `fn-${number}`;
}

/** Gives the rows of one place, and tells whether all of them were asked for. */
export function faultsOf(place: keyof typeof places): {
  row(id: string): FaultRow;
  expectAllPlayed(): void;
} {
  const played = new Set<string>();
  return {
    row(id) {
      const found = faults.get(id);
      if (!found) throw new Error(`no fault ${id}`);
      played.add(id);
      return found;
    },
    expectAllPlayed() {
      expect([...played].sort()).toEqual([...places[place]].sort());
    },
  };
}

/** Every fault has its place, and one only. */
export function expectEveryFaultPlaced(): void {
  expect(Object.values(places).flat().sort()).toEqual([...faults.keys()].sort());
}

/** The answer failed as the row says, and the retry policy would send as many requests. */
export function expectFault(heard: Heard, { expect: expected }: FaultRow): void {
  expect(heard.error?.code).toBe(codeOfKind[expected.error_kind] ?? expected.error_kind);
  expect(attemptsOf(heard)).toBe(expected.max_attempts);
}

/** How many requests the retry policy would send in all, were each to end like this one. */
export function attemptsOf({ error, events }: Heard, maxRetries = 2): number {
  let attempt = 1;
  const delay = (): number | null | undefined =>
    error &&
    retryDelay({ error, attempt, hadFrame: events.length > 0, streamed: true, timeouts: attempt }, { maxRetries }, 0);
  while (typeof delay() === 'number') attempt += 1;
  return attempt;
}
