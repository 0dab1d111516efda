/** So many are begun before what else has come on the connections is looked at. */
const atOnce = 4;

/**
 * Begins what it is given a few at a time, in their order, so that a flood of requests does not keep frames of running
 * answers waiting: between two turns the event loop reads and writes all connections once.
 */
export function createTurnstile(): (begin: () => void) => void {
  const waiting: (() => void)[] = [];

  function go(): void {
    for (let begun = 0; begun < atOnce; begun += 1) waiting.shift()?.();
    if (waiting.length > 0) setImmediate(go);
  }

  return (begin) => {
    if (waiting.push(begin) === 1) setImmediate(go);
  };
}
