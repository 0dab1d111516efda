import type { Site } from './site.js';

/** A page whose own script creates the chat and keeps its handle as `window.chat`. */
export function scripted(site: Site, options: Record<string, unknown>): string {
  const json = JSON.stringify(options).replaceAll('<', '\\u003c');
  return site.page(
    `<script src="/causerie/causerie.js"></script><script>window.chat = Causerie.createChat(${json})</script>`,
  );
}
