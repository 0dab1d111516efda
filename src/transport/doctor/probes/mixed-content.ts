import { problem } from '../finding.js';
import { isLoopback } from '../addresses.js';
import { originOf } from '../surroundings.js';
import type { Probe } from '../visit.js';

/** A page on https may not call http. Browsers make an exception for their own machine. */
export const mixedContentProbe: Probe = {
  name: 'mixed-content',
  async examine({ options, surroundings }) {
    const isMixed =
      originOf(surroundings).startsWith('https:') && /^http:/i.test(options.url) && !isLoopback(options.url);
    if (!isMixed) return undefined;
    return problem(
      'mixed-content',
      'certain',
      'The page is on https and the option url on http, which browsers block as mixed content.',
      'Put a proxy with a certificate (Caddy, nginx, Traefik) before the server and write https:// in the option url.',
    );
  },
};
