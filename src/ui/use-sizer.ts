import type { FunctionComponent } from 'preact';
import { useEffect } from '../platform/hooks.js';
import { useSignal } from '../platform/use-signal.js';
import { hasKeptSize, sizeKey } from './kept-size.js';
import { usePanel } from './use-panel.js';

/**
 * What makes the panel larger: at once where the visitor has done so before, else with the tools for messages, after
 * the first answer.
 */
export function useSizer(): FunctionComponent | undefined {
  const { options, tools } = usePanel();
  const loaded = useSignal<{ readonly Sizer: FunctionComponent } | undefined>(undefined);
  const { placement, historyKey } = options.value;
  const isDue = placement === 'bubble' && (tools.value !== undefined || hasKeptSize(sizeKey(historyKey)));
  useEffect(() => {
    if (!isDue) return;
    import('./sizer/sizer.js').then(
      (module) => {
        loaded.value = module;
      },
      // The panel then keeps its size.
      () => {},
    );
  }, [isDue]);
  return loaded.value?.Sizer;
}
