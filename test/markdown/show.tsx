import { render } from 'preact';
import { act } from 'preact/test-utils';
import { AnswerText } from '../../src/markdown/answer-text.js';
import { strictest, type AnswerOptions } from '../../src/markdown/answer-options.js';
import { labels } from './labels.js';

/** An answer on the page, in a shadow root as in the widget. */
export interface Shown {
  readonly root: ShadowRoot;
  show(text: string, isStreaming?: boolean): void;
  /** The one element that fits. */
  one<T extends Element>(selector: string, type: new () => T): T;
  all(selector: string): readonly Element[];
  destroy(): void;
}

export function showAnswer(options: Partial<AnswerOptions> = {}): Shown {
  const host = document.body.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  const all = (selector: string): readonly Element[] => [...root.querySelectorAll(selector)];
  return {
    root,
    all,
    show(text, isStreaming = false) {
      const answer = (
        <AnswerText text={text} isStreaming={isStreaming} labels={labels} options={{ ...strictest, ...options }} />
      );
      void act(() => render(answer, root));
    },
    one(selector, type) {
      const [found, ...others] = all(selector);
      if (!(found instanceof type) || others.length) throw new Error(`not one ${selector}`);
      return found;
    },
    destroy() {
      void act(() => render(null, root));
      host.remove();
    },
  };
}

/** Runs something while the clipboard takes text and keeps it here. */
export async function copying(run: () => Promise<void>): Promise<readonly string[]> {
  const written: string[] = [];
  const original = navigator.clipboard.writeText;
  navigator.clipboard.writeText = async (text) => void written.push(text);
  try {
    await run();
  } finally {
    navigator.clipboard.writeText = original;
  }
  return written;
}
