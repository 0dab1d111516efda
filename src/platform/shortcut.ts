/** The fields of a keyboard event that tell a shortcut. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a key press is a shortcut, such as `?` or `ctrl+shift+c`. The shift that makes a sign belongs to the sign. */
export function isPressed(shortcut: string, press: KeyPress): boolean {
  const { key, modifiers } = partsOf(shortcut);
  if (press.key.toLowerCase() !== key) return false;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (
    press.ctrlKey === modifiers.includes('ctrl') &&
    press.metaKey === modifiers.includes('meta') &&
    press.altKey === modifiers.includes('alt') &&
    (isSign || press.shiftKey === modifiers.includes('shift'))
  );
}

/** Whether it would write something in a field. */
export function isWriting(shortcut: string): boolean {
  return !/ctrl|meta|alt/.test(partsOf(shortcut).modifiers.join());
}

function partsOf(shortcut: string): { readonly key: string; readonly modifiers: readonly string[] } {
  // The plus sign itself may be the key.
  const parts = shortcut
    .toLowerCase()
    .split(/\+(?!$)/)
    .map((part) => part.trim());
  return { key: parts.at(-1) ?? '', modifiers: parts.slice(0, -1) };
}
