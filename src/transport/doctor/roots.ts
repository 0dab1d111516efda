import { shorterBases } from '../open-webui/endpoints.js';

/** The address without its query and the slash at its end, and each one above it on the server. */
export function rootsOf(url: string): readonly string[] {
  const { origin, pathname } = new URL(url);
  return [origin + pathname.replace(/\/+$/, ''), ...shorterBases(url)];
}
