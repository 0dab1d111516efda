/** What an answer may be made of; each is the hardest for another part of the work. */
export const shapes = ['mixed', 'list', 'table', 'fence', 'paragraph'] as const;
export type Shape = (typeof shapes)[number];

const words =
  'the gateway keeps values of every sensor on your own network and sends none of them away unless you ask it to'.split(
    ' ',
  );

/** An answer of about so many characters, the same at every call. */
export function answerOf(shape: Shape, length: number): string {
  const pieces: string[] = [];
  let written = 0;
  for (let i = 0; written < length; i += 1) {
    const piece = pieceOf(shape, i);
    pieces.push(piece);
    written += piece.length;
  }
  return pieces.join('').slice(0, length);
}

function pieceOf(shape: Shape, i: number): string {
  switch (shape) {
    case 'list':
      return `- item ${i}: **${say(i, 2)}** ${say(i + 3, 9)} \`code_${i}\`\n`;
    case 'table':
      return i === 0 ? '| Name | What | Note |\n|---|---|---|\n' : `| row ${i} | ${say(i, 5)} | *${say(i + 7, 3)}* |\n`;
    case 'fence':
      return i === 0 ? '```js\n' : `const value${i} = read("${say(i, 3)}"); // ${say(i, 4)}\n`;
    case 'paragraph':
      return `${i % 7 === 3 ? `**${say(i, 3)}**` : say(i, 6)}${i % 5 === 4 ? '. ' : ' '}`;
    case 'mixed':
      return mixed[i % mixed.length]?.(i) ?? '';
  }
}

const mixed: readonly ((i: number) => string)[] = [
  (i) => `## Part ${i}: ${say(i, 4)}\n\n`,
  (i) => `${say(i, 40)}. See [the page](https://example.org/${i}) for **more**.\n\n`,
  (i) => `${pieceOf('list', i)}${pieceOf('list', i + 1)}${pieceOf('list', i + 2)}\n`,
  (i) => `\`\`\`bash\ncurl http://sensor.local/v1/${i}\n\`\`\`\n\n`,
  (i) => `| A | B |\n|---|---|\n| ${say(i, 3)} | ${say(i, 2)} |\n| ${say(i, 1)} | ${i} |\n\n`,
  (i) => `> ${say(i, 20)}\n\n1. ${say(i, 5)}\n2. ${say(i, 6)}\n\n`,
];

function say(start: number, count: number): string {
  return Array.from({ length: count }, (_, i) => words[(start * 3 + i) % words.length]).join(' ');
}
