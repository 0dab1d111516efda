import { createChat } from '../create-chat.js';
import { packageFiles } from '../package-files.js';
import { guarded } from '../platform/log.js';
import { startScript } from './start-script.js';

// `import 'causerie/causerie.js'`: a bundler makes one file of the script and the page's own code, so there is neither a
// tag nor a folder beside it. Its options are `window.CauserieOptions`, which the importing module may set in its own
// lines: they run later than its imports, and before a microtask. A server that imports it has no page.
if (globalThis.document) {
  window.Causerie ??= { createChat: (options) => createChat(options, packageFiles) };
  queueMicrotask(() => guarded(() => startScript(packageFiles, undefined)));
}
