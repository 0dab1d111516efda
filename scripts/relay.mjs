import { buildRelayIfNeeded, compiledRelay } from './build-relay.mjs';
import { ensureInstalled } from './setup.mjs';

// `npm run relay -- …`: causerie-relay of this checkout.
await ensureInstalled();
await buildRelayIfNeeded();
await import(compiledRelay('main.js'));
