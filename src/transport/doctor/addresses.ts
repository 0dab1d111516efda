import { shorterBases } from '../open-webui/other-addresses.js';

/** The address without its query and the slash at its end, and each one above it on the server. */
export function rootsOf(url: string): readonly string[] {
  const { origin, pathname } = new URL(url);
  return [origin + pathname.replace(/\/+$/, ''), ...shorterBases(url)];
}

/** Where owners put Open WebUI on a server that has a page of its own. */
export const usualFolders = ['/open-webui', '/openwebui', '/webui', '/chat', '/ai'];
