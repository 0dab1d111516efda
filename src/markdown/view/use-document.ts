import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { systemClock } from '../../platform/system-clock.js';
import { DocumentReader } from './document-reader.js';
import { extendedMarkdown } from './use-extended.js';

/** Reads a text that grows. A long text that comes at once is read over several frames. */
export function useDocument(text: string, isStreaming: boolean, isAtOnce: boolean): DocumentReader {
  const round = useSignal(0);
  const reader = useMemo(() => new DocumentReader(isAtOnce), []);
  const renderAgain = (): void => {
    round.value += 1;
  };
  const start = systemClock.now();
  const extended = extendedMarkdown.value;
  const state = reader.read(text, isStreaming, extended?.createSyntax);
  useLayoutEffect(() => reader.took(systemClock.now() - start));
  useLayoutEffect(() => {
    if (state !== 'behind') return undefined;
    const frame = requestAnimationFrame(renderAgain);
    return () => cancelAnimationFrame(frame);
    // Asked for the round, an unfinished text renders again with the next.
  }, [state, state === 'done' || round.value]);
  const part = reader.usesExtended ? extended?.entityNames : extendedMarkdown;
  const missing = state === 'waiting' && part;
  useLayoutEffect(() => {
    if (!missing) return undefined;
    let isGone = false;
    void missing.load().then((loaded) => {
      if (!loaded) reader.doWithout();
      if (!isGone) renderAgain();
    });
    return () => {
      isGone = true;
    };
  }, [missing]);
  return reader;
}
