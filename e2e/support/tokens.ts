import type { Locator } from '@playwright/test';
import { colourTokens, type ColourToken } from '../../src/core/contrast-pairs.js';

/** In the page: the colours that tokens have within the open panel, as `#rrggbb`. */
export function tokenColours<T extends string>(names: readonly T[]): Record<T, string> {
  const panel = document.querySelector('causerie-chat')?.shadowRoot?.querySelector('.panel');
  const probe = document.createElement('i');
  panel?.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `color(from var(--causerie-${name}) srgb r g b)`;
    const parts = getComputedStyle(probe).color.match(/[\d.e+-]+(?=[ )])/g) ?? [];
    const digits = parts.map((part) => {
      const level = Math.round(Math.min(1, Math.max(0, Number(part))) * 255);
      return level.toString(16).padStart(2, '0');
    });
    return [name, `#${digits.join('')}`] as const;
  });
  probe.remove();
  return Object.fromEntries(colours) as Record<T, string>;
}

/** The same for the chat of a page. */
export function panelColours(host: Locator): Promise<Record<ColourToken, string>> {
  return host.page().evaluate(tokenColours<ColourToken>, colourTokens);
}
