/** Runs a task while no other tab of this site runs one of the same name; without Web Locks, at once. */
export async function exclusively(name: string, task: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (locks) await locks.request(name, task);
  else await task();
}
