import { effect, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { PanelContext } from '../../panel-context.js';
import { spokenText } from '../../spoken-text.js';

/** The end of a sentence or a line, once something stands behind it. */
const sentenceEnd = /[.!?…:]["'”’)\]]?(?=\s)|[。！？؟।]|\n/g;

/** Says an answer's sentences as they come, each once, where the visitor or the owner wants that. Returns its stop. */
export function speakSentences(panel: PanelContext): () => void {
  const { model, choices, options, isOpen, announce } = panel;
  function say(text: string): void {
    if (text.trim() && isOpen.peek()) announce(spokenText(text));
  }
  return effect(() => {
    const turn = model.turn.value;
    const mode = choices.value.announce ?? options.value.announce;
    if (turn.phase !== 'streaming' || mode !== 'sentences') return undefined;
    return untracked(() => sayGrowing(turn.answer.text, say));
  });
}

/** The returned function says the rest. */
function sayGrowing(text: ReadonlySignal<string>, say: (text: string) => void): () => void {
  let said = 0;
  const stop = text.subscribe((whole) => {
    const fresh = whole.slice(said);
    const end = [...fresh.matchAll(sentenceEnd)].at(-1);
    if (!end) return;
    const length = end.index + end[0].length;
    said += length;
    say(fresh.slice(0, length));
  });
  return () => {
    stop();
    say(text.peek().slice(said));
  };
}
