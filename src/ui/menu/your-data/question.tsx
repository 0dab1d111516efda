import type { RefObject, VNode } from 'preact';

interface QuestionProps {
  text: string;
  action: string;
  keepText: string;
  keep: RefObject<HTMLButtonElement | null>;
  onErase: () => void;
  onKeep: () => void;
}

/** The second question before something is erased. What loses nothing has the focus. */
export function Question({ text, action, keepText, keep, onErase, onKeep }: QuestionProps): VNode {
  return (
    <div class="data-question" role="alertdialog" aria-label={text}>
      <p>{text}</p>
      <div class="data-answers">
        <button type="button" class="data-button danger" onClick={onErase}>
          {action}
        </button>
        <button ref={keep} type="button" class="data-button" onClick={onKeep}>
          {keepText}
        </button>
      </div>
    </div>
  );
}
