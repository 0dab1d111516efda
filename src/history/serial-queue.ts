/** Runs a task after those before it; while nothing runs, it is begun within the call. */
export type SerialQueue = <T>(task: () => Promise<T>) => Promise<T>;

export function createSerialQueue(): SerialQueue {
  let last: Promise<void> | undefined;
  return (task) => {
    const result = last ? last.then(task) : task();
    const leave = (): void => {
      if (last === settled) last = undefined;
    };
    const settled: Promise<void> = result.then(leave, leave);
    last = settled;
    return result;
  };
}
