import type { Page } from '@playwright/test';
import { builtFiles } from '../../scripts/build.mjs';

/**
 * The path on the site of the file that a feature of the chat loads with, by the feature's entry in src/.
 *
 * @example
 * chunkOf('state/recovery/recovery.ts')
 */
export function chunkOf(entry: string): string {
  const built = builtFiles().find(({ part, modules }) => part === 'chat' && modules.includes(`src/${entry}`));
  if (!built) throw new Error(`no built file holds src/${entry}`);
  if (built.isEntry && entry !== 'start-chat.ts') throw new Error(`src/${entry} loads with the chat itself`);
  return built.file.replace('browser/', '/causerie/');
}

/** The site cannot give the features of these entries; the returned function lets it again. */
export async function withhold(page: Page, ...entries: readonly string[]): Promise<() => Promise<void>> {
  const paths = entries.map(chunkOf);
  const isOne = ({ pathname }: URL): boolean => paths.includes(pathname);
  const refuse = (route: { abort(): Promise<void> }): Promise<void> => route.abort();
  await page.route(isOne, refuse);
  return () => page.unroute(isOne, refuse);
}
