import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { newId } from '../../platform/new-id.js';
import { formatOf } from '../../strings/format.js';
import { usePanel } from '../panel-context.js';
import { announceChoices, choicesKey, noShortcuts, textSizes, type VisitorChoices } from '../visitor-choices.js';
import { ShortcutList } from './shortcut-list.js';
import { useMenuStrings } from './use-menu-strings.js';

/** The visitor's own settings: how large text is, what a screen reader says of answers, and keys. All are kept. */
export function AccessibilityPage(): VNode {
  const { choices, options, strings } = usePanel();
  const words = useMenuStrings();
  const sizeName = useMemo(newId, []);
  const announceName = useMemo(newId, []);
  const { textSize, announce = options.value.announce, hasShortcuts } = choices.value;
  const announceWords = {
    answer: words.announceAnswer,
    sentences: words.announceSentences,
    quiet: words.announceQuiet,
  };

  function choose(change: Partial<VisitorChoices>): void {
    choices.value = { ...choices.peek(), ...change };
    if (options.peek().history !== 'none') keepChoices(options.peek().historyKey, choices.peek());
  }

  return (
    <>
      <fieldset class="settings">
        <legend>{words.textSize}</legend>
        <div class="sizes">
          {textSizes.map((size) => (
            <label key={size} class="size">
              <input
                type="radio"
                name={sizeName}
                checked={size === textSize}
                onChange={() => choose({ textSize: size })}
              />
              <span>{formatOf(strings.value).percent(size / 100)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="settings">
        <legend>{words.announce}</legend>
        {announceChoices.map((mode) => (
          <label key={mode} class="menu-row">
            <input
              type="radio"
              name={announceName}
              checked={mode === announce}
              onChange={() => choose({ announce: mode })}
            />
            <span>{announceWords[mode]}</span>
          </label>
        ))}
      </fieldset>
      {options.value.shortcuts !== false && (
        <fieldset class="settings">
          <legend>{words.shortcuts}</legend>
          <label class="menu-row">
            <input
              type="checkbox"
              checked={hasShortcuts}
              onChange={(event) => choose({ hasShortcuts: event.currentTarget.checked })}
            />
            <span>{words.useShortcuts}</span>
          </label>
          <p class="menu-note">{words.shortcutsNote}</p>
        </fieldset>
      )}
      <ShortcutList />
    </>
  );
}

/** A browser that keeps nothing has the owner's settings the next time. */
function keepChoices(historyKey: string, { textSize, announce, hasShortcuts }: VisitorChoices): void {
  try {
    localStorage.setItem(
      choicesKey(historyKey),
      [textSize, announce, !hasShortcuts && noShortcuts].filter(Boolean).join(' '),
    );
  } catch {
    // They hold all the same.
  }
}
