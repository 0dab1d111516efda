import { dialects } from '../../src/transport/open-webui/answer-reader.js';
import { extras } from '../../src/transport/open-webui/create-requester.js';

/** Loads the chunks that a test would otherwise have to wait for. */
export async function loadEverything(): Promise<void> {
  await Promise.all([dialects.load(), extras.load()]);
}
