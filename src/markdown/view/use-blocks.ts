import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { systemClock } from '../../platform/system-clock.js';
import type { Groups } from '../groups.js';
import type { BlockNode } from '../nodes.js';
import { AnswerReader } from './answer-reader.js';

/** The blocks of a text that grows. A long text that comes at once is read over several frames. */
export function useBlocks(text: string, isStreaming: boolean): Groups<BlockNode> {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const reader = (useRef<AnswerReader | undefined>(undefined).current ??= new AnswerReader());
  const start = systemClock.now();
  const isBehind = reader.read(text, isStreaming);
  useLayoutEffect(() => reader.took(systemClock.now() - start));
  useEffect(() => {
    if (!isBehind) return undefined;
    const frame = requestAnimationFrame(() => renderAgain(undefined));
    return () => cancelAnimationFrame(frame);
  });
  return reader.blocks;
}
