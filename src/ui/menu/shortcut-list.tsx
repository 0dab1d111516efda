import type { VNode } from 'preact';
import { usePanel } from '../panel-context.js';
import { useMenuStrings } from './use-menu-strings.js';

/** Every key that does something in the chat: those of the owner's choice, and those that are always there. */
export function ShortcutList(): VNode {
  const { options, choices, features } = usePanel();
  const { shortcutNames, keyNames, shortcuts } = useMenuStrings();
  const parts = features.messageParts.value;
  const chosen = parts && choices.value.hasShortcuts ? [...parts.shortcutsOf(options.value)] : [];
  const rows: readonly (readonly [name: string, keys: readonly string[]])[] = [
    ...chosen.map(([name, key]) => [shortcutNames[name], [key]] as const),
    [shortcutNames.send, [keyNames.enter]],
    [shortcutNames.newLine, [`${keyNames.shift} + ${keyNames.enter}`]],
    [shortcutNames.step, ['↑', '↓']],
    [shortcutNames.ends, [keyNames.home, keyNames.end]],
    [shortcutNames.actions, [keyNames.enter]],
    [shortcutNames.leave, [keyNames.escape]],
  ];
  return (
    <dl class="shortcuts" aria-label={shortcuts}>
      {rows.map(([name, keys]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="ltr">
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
