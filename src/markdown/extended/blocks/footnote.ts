import type { Reading, Start } from '../../blocks/open-block.js';
import type { Line } from '../../line.js';

const definition = /\[\^([^\s[\]]{1,200})\]:/y;

/** `[^label]: what the footnote says`, in the document itself. Further lines belong to it if they are indented. */
export function startFootnote(line: Line, { container, line: endLine }: Reading): Start | undefined {
  if (line.isIndented || container.kind !== 'document') return undefined;
  const match = line.match(definition);
  if (!match?.[1]) return undefined;
  line.skipSpace();
  line.skip(match[0].length);
  line.skipSpace();
  return { opens: [{ kind: 'footnote', label: match[1], children: [], endLine }], rest: 'blocks' };
}
