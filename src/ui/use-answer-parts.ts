import { useEffect } from '../platform/hooks.js';
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { AnswerParts } from './answer-parts/answer-parts.js';

/** What is loaded of the parts around an answer; `failed`: nothing, and their content stands there as plain text. */
type Loaded = AnswerParts | 'failed' | undefined;

/** A page loads them once, for all its chats: code, and nothing of what a chat holds. */
const loaded = signal<Loaded>(undefined);

/** The parts around the text of an answer, which load with the first answer that has any. */
export function useAnswerParts(isNeeded: boolean): Loaded {
  useEffect(() => {
    if (isNeeded) void loadAnswerParts();
  }, [isNeeded]);
  return (loaded as ReadonlySignal<Loaded>).value;
}

/** Loads them; where that failed before, again. Never rejects. */
export async function loadAnswerParts(): Promise<void> {
  if (typeof loaded.peek() === 'object') return;
  try {
    const { answerParts } = await import('./answer-parts/answer-parts.js');
    loaded.value = answerParts;
  } catch {
    loaded.value = 'failed';
  }
}
