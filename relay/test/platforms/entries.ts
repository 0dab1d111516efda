/** What each platform runs: the bundled handler, and the few lines that serve it there. */

const read = `
const given = JSON.parse(CONFIG);
const makeRelay = () => createRelay({ ...given, key: 'sk-secret-key-1' });
`;

export const denoEntry = `
import { createRelay } from './relay.js';
const CONFIG = Deno.args[0];
${read}
const relay = makeRelay();
Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => console.log('port ' + port) },
  (request, info) => relay(request, { address: info.remoteAddr.hostname }));
`;

export const bunEntry = `
import { createRelay } from './relay.js';
const CONFIG = process.argv[2];
${read}
const relay = makeRelay();
const server = Bun.serve({ port: 0, hostname: '127.0.0.1', idleTimeout: 120,
  fetch: (request, server) => relay(request, { address: server.requestIP(request)?.address }) });
console.log('port ' + server.port);
`;

/**
 * Workers give each request a world of its own: an answer that one began could not be read by another. Within one
 * Durable Object they share theirs.
 */
export const workerEntry = (config: string): string => `
import { createRelay } from './relay.js';
const CONFIG = ${JSON.stringify(config)};
${read}
export class RelayObject {
  constructor() { this.relay = makeRelay(); }
  fetch(request) { return this.relay(request, { address: request.headers.get('cf-connecting-ip') ?? '127.0.0.1' }); }
}
export default { fetch: (request, env) => env.RELAY.get(env.RELAY.idFromName('relay')).fetch(request) };
`;

export const workerdConfig = (port: number): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js"), (name = "relay.js", esModule = embed "relay.js")],
  compatibilityDate = "2026-11-01",
  durableObjectNamespaces = [(className = "RelayObject", uniqueKey = "relay")],
  durableObjectStorage = (inMemory = void),
  bindings = [(name = "RELAY", durableObjectNamespace = "RelayObject")],
);
`;
