import { shorterBases } from '../open-webui/other-addresses.js';

/** The address without its query and the slash at its end, and each one above it on the server. */
export function rootsOf(url: string): readonly string[] {
  const { origin, pathname } = new URL(url);
  return [origin + pathname.replace(/\/+$/, ''), ...shorterBases(url)];
}

/** Where owners put Open WebUI on a server that has a page of its own. */
export const usualFolders = ['/open-webui', '/openwebui', '/webui', '/chat', '/ai'];

/** A host that only the visitor's own machine or network knows. */
export function isLocalHost(url: string): boolean {
  return (
    isLoopback(url) || /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])|\.local$/.test(hostOf(url))
  );
}

/** The machine itself, which browsers trust as they trust https. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127\.|\[::1\]|0\.0\.0\.0)|\.localhost$/.test(hostOf(url));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
