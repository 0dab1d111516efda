import { onTestFinished } from 'vitest';
import type { HistoryStore } from '../../src/history/history-store.js';
import { openHistory, type HistoryInit } from '../../src/history/open-history.js';
import { systemClock } from '../../src/platform/system-clock.js';
import { rememberingLog } from './samples.js';

export interface OpenedHistory {
  readonly history: HistoryStore;
  readonly warnings: readonly string[];
  /** How often the history told that it has fallen back to memory. */
  fallbacks(): number;
}

/** A history that is closed when the test has ended. */
export function open(name: string, init: Partial<HistoryInit> = {}): OpenedHistory {
  const log = rememberingLog();
  let fallbacks = 0;
  const history = openHistory({
    kind: 'persistent',
    name,
    clock: systemClock,
    log,
    onFallback: () => void (fallbacks += 1),
    ...init,
  });
  onTestFinished(() => history.close());
  return { history, warnings: log.warnings, fallbacks: () => fallbacks };
}
