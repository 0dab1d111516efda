/** A message as a file of ours holds it. */
interface SeededMessage {
  readonly position: number;
  readonly id: string;
  readonly turnId: string;
  readonly role: 'user' | 'assistant';
  readonly createdAt: number;
  readonly text: string;
  readonly status: 'complete';
}

/** Recent, since what is older than the retention is erased. */
const yesterday = Date.now() - 86_400_000;

/** The text of a file for `handle.history.import`, with one conversation of `count` messages. */
export function seededFile(
  count: number,
  { id = `seed-${count}`, textOf = plainText, createdAt = yesterday } = {},
): string {
  const messages = Array.from({ length: count }, (_, i): SeededMessage => {
    const turn = Math.floor(i / 2);
    const base = {
      position: i,
      turnId: `${id}-t${turn}`,
      createdAt: createdAt + i * 1_000,
      status: 'complete',
    } as const;
    const role = i % 2 === 0 ? 'user' : 'assistant';
    return { ...base, id: `${id}-${i}`, role, text: textOf(turn, role) };
  });
  const conversation = {
    id,
    createdAt,
    updatedAt: createdAt + count * 1_000,
    firstWords: textOf(0, 'user').slice(0, 80),
  };
  return JSON.stringify({ format: 'causerie', formatVersion: 1, conversations: [{ ...conversation, messages }] });
}

function plainText(turn: number, role: 'user' | 'assistant'): string {
  if (role === 'user') return `Question ${turn} about gateways`;
  return `Answer ${turn}. **TechNova** gateways have four ports.\n\n- one for the line\n- three for you\n\nMore in \`guide ${turn}\`.`;
}
