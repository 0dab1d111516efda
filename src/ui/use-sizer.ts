import type { FunctionComponent } from 'preact';
import { lazy, useLazy } from '../platform/lazy.js';
import { systemClock } from '../platform/system-clock.js';
import { hasKeptSize, sizeKey } from './kept-size.js';
import { lazyMessageTools } from './features.js';
import { usePanel } from './panel-context.js';

/** Without it the panel keeps its size. */
const lazySizer = lazy(async () => (await import('./message-tools/sizer/sizer.js')).Sizer, { clock: systemClock });

/**
 * What makes the panel larger: at once where the visitor has done so before, else with the tools for messages, after
 * the first answer.
 */
export function useSizer(): FunctionComponent | undefined {
  const { placement, historyKey } = usePanel().options.value;
  const isWanted = lazyMessageTools.value !== undefined || hasKeptSize(sizeKey(historyKey));
  const Sizer = useLazy(lazySizer, placement === 'bubble' && isWanted);
  return placement === 'bubble' && isWanted ? Sizer : undefined;
}
