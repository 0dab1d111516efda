import { ok, warning } from '../finding.js';
import type { Probe } from '../visit.js';

/** The oldest version that behaves as the doctor and the chat expect. */
const oldest = [0, 6, 37] as const;

export const versionProbe: Probe = {
  name: 'version',
  async examine({ version }) {
    const numbers = /^v?(\d+)\.(\d+)(?:\.(\d+))?/
      .exec(version ?? '')
      ?.slice(1)
      .map((part) => Number(part ?? 0));
    if (version === undefined || !numbers) return undefined;
    const difference = oldest.map((part, at) => (numbers[at] ?? 0) - part).find((step) => step !== 0) ?? 0;
    if (difference >= 0) return ok('version-fine', `Version ${version} is new enough.`);
    return warning(
      'outdated',
      'certain',
      `Open WebUI ${version} is older than ${oldest.join('.')}, so that keys and rights work differently and known errors are not mended.`,
      'Update Open WebUI (with Docker: pull the image ghcr.io/open-webui/open-webui again and recreate the container).',
    );
  },
};
