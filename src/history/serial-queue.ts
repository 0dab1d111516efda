/**
 * Runs a task after those before it; while nothing runs, it is begun within the call.
 *
 * @param onWait called at once where the task has to wait
 */
export type SerialQueue = <T>(task: () => Promise<T>, onWait?: () => void) => Promise<T>;

export function createSerialQueue(): SerialQueue {
  let last: Promise<void> | undefined;
  return (task, onWait) => {
    if (last) onWait?.();
    const result = last ? last.then(task) : task();
    const leave = (): void => {
      if (last === settled) last = undefined;
    };
    const settled: Promise<void> = result.then(leave, leave);
    last = settled;
    return result;
  };
}
