/* Runs before the chat's script, on the page of one state: stops the clock that texts are made of. */
if (new URLSearchParams(location.search).has('state')) {
  const now = Date.UTC(2026, 2, 10, 12);
  globalThis.Date = new Proxy(Date, {
    construct: (machine, parts, target) => Reflect.construct(machine, parts.length > 0 ? parts : [now], target),
    get: (machine, name, target) => (name === 'now' ? () => now : Reflect.get(machine, name, target)),
  });
  // Spreads the retries of many visitors, and ours would differ.
  Math.random = () => 0.5;
  // What the chat loads when the page has been idle for so long after an answer, in ms, loads at once.
  const idle = new Set([400, 1000]);
  globalThis.setTimeout = new Proxy(setTimeout, {
    apply: (wait, self, [task, ms, ...values]) => Reflect.apply(wait, self, [task, idle.has(ms) ? 0 : ms, ...values]),
  });
}
