import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLazy } from '../platform/lazy.js';
import { storedText } from '../platform/stored-text.js';
import { usePanel } from './panel-context.js';

/** The size that a visitor gave the panel, in px. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

/** Where the size is kept, for the whole site. */
export function sizeKey(historyKey: string): string {
  return `causerie:${historyKey}:size`;
}

/**
 * The control that makes the panel larger. It loads at once where the visitor has used it before, else with the parts
 * of messages; without it the panel has its usual size.
 */
export function useSizer(): FunctionComponent | undefined {
  const { features, options } = usePanel();
  const { placement, historyKey } = options.value;
  const isFloating = placement === 'bubble';
  const hasSize = useSignal(false);
  // To read storage for the first time takes some milliseconds: not before the panel is painted.
  useEffect(() => {
    hasSize.value = storedText('localStorage', sizeKey(historyKey)) !== null;
  }, [historyKey]);
  const tools = useLazy(features.messageParts, isFloating && hasSize.value);
  return isFloating ? tools?.Sizer : undefined;
}
