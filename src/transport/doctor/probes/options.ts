import { ok, problem, warning } from '../finding.js';
import { isLocalHost, isLoopback } from '../addresses.js';
import { originOf } from '../surroundings.js';
import type { Probe } from '../visit.js';
import { possibleRoutes } from '../../open-webui/endpoints.js';

/** Whether the address can be meant; the options themselves were read before. */
export const optionsProbe: Probe = {
  name: 'options',
  async examine({ options, surroundings }) {
    const { url } = options;
    const page = originOf(surroundings);
    const { username, password } = new URL(url);
    if (username || password) {
      return problem(
        'options-mistake',
        'certain',
        'The option url holds a user name or a password, which browsers refuse.',
        'Take them out of the address; a proxy that wants them gets them by the option headers.',
      );
    }
    // Says so where an address of `endpoints` is none.
    possibleRoutes(options);
    if (page && isLocalHost(url) && !isLocalHost(page)) {
      const where = isLoopback(url) ? "the visitor's own computer" : "the visitor's own network";
      return warning(
        'local-address',
        'certain',
        `The option url points to ${where}, where nobody else finds your server${surroundings.isSecureContext ? '' : ', and browsers let only pages on https look there'}.`,
        'Give the server a public address on https and write it in the option url.',
      );
    }
    return ok('options-fine', 'The options can be read.');
  },
};
