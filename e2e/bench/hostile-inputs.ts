/** A hostile answer: the `data:` payloads of its frames, one after the other. */
export type Payloads = readonly string[];

const size = 1_000_000;

/** The part of a text that fills 1 MB, again and again. */
function filled(part: string | ((index: number) => string), length = size): string {
  const parts: string[] = [];
  for (let i = 0, sum = 0; sum < length; i++) {
    const next = typeof part === 'string' ? part : part(i);
    parts.push(next);
    sum += next.length;
  }
  return parts.join('').slice(0, length);
}

function deltas(text: string): Payloads {
  const payloads: string[] = [];
  for (let at = 0; at < text.length; at += 4_000) {
    payloads.push(JSON.stringify({ choices: [{ index: 0, delta: { content: text.slice(at, at + 4_000) } }] }));
  }
  return payloads;
}

function definitions(): string {
  const chain = 'bcdefghijklmnopqrstuvwxyz'
    .split('')
    .map((name, i) => `\\def\\${name}{${`\\${'abcdefghijklmnopqrstuvwxyz'[i]}`.repeat(10)}}`);
  return `$$\\def\\a{x}${chain.join('')}\\h$$\n\n`;
}

const events = (count: number, event: (index: number) => object): Payloads => [
  ...Array.from({ length: count }, (_, index) => JSON.stringify(event(index))),
  ...deltas('Done.'),
];

/** Inputs of up to 1 MB, each aimed at one thing that grows with what a server writes. */
export const hostile: Readonly<Record<string, Payloads>> = {
  'formulas, definitions that grow tenfold': deltas(filled(definitions())),
  'formulas, small ones': deltas(filled('$x$ ')),
  'formulas, long ones': deltas(filled(`$$${'\\frac{a_1}{b^2}+'.repeat(120)}x$$\n\n`)),
  'formulas, chemistry': deltas(filled(`$$\\ce{${'H2O + '.repeat(300)}}$$\n\n`)),
  'formulas, nested': deltas(filled(`$$${'\\sqrt{'.repeat(150)}x${'}'.repeat(150)}$$\n\n`)),
  'formulas, a block that does not end': deltas(`$$\n${filled('x + y = z\n')}`),
  'formulas, a line that does not end': deltas(`$$\n${filled('x + y = z ')}`),
  'formulas, in the cells of tables': deltas(`|a|b|\n|-|-|\n${filled('|$x_1$|$\\frac{1}{2}$|\n')}`),
  'tables, small cells': deltas(`${filled(`|a|b|c|d|\n|-|-|-|-|\n${'|1|2|3|4|\n'.repeat(160)}\n`)}`),
  'tables, one': deltas(`|a|b|\n|-|-|\n${filled('|1|2|\n')}`),
  'tables, a row that does not end': deltas(`|a|b|\n|-|-|\n|1|2|\n${filled('|1 ')}`),
  'tables, wide': deltas(filled(`${'|a'.repeat(400)}\n${'|-'.repeat(400)}\n${`${'|1'.repeat(400)}\n`.repeat(10)}\n`)),
  'tables, markup in every cell': deltas(filled(`|a|b|\n|-|-|\n${'|**1**|[l](http://a.b)|\n'.repeat(200)}\n`)),
  'code, one block': deltas(`\`\`\`js\n${filled('const a = "x"; // y\n')}`),
  'code, many blocks': deltas(filled('```ts\nconst a: number = f("x", 1); // y\n```\n\n')),
  'code, strings that do not end': deltas(filled(`\`\`\`js\n${'`${'.repeat(300)}\n\`\`\`\n\n`)),
  'code, spans': deltas(filled('`a` ')),
  'footnotes, references': deltas(
    filled((i) => `[^${i % 999}] `, 500_000) + filled((i) => `\n[^${i}]: note *${i}*\n`, 500_000),
  ),
  'footnotes, each in the next': deltas(`[^0]\n\n${filled((i) => `[^${i}]: [^${i + 1}]\n\n`)}`),
  'sources, marks': deltas(filled((i) => `[${1 + (i % 20)}] `)),
  'sources, many': [
    JSON.stringify({
      sources: Array.from({ length: 9_000 }, (_, i) => ({
        source: { name: `Source ${i}`, url: `https://a.test/${i}` },
        document: ['text'],
        metadata: [{ source: `https://a.test/${i}` }],
      })),
    }),
    ...deltas(filled((i) => `[${1 + (i % 999)}] `, 100_000)),
  ],
  statuses: events(12_000, (index) => ({
    event: { type: 'status', data: { action: 'x', description: `Step ${index}`, done: false } },
  })),
  links: deltas(filled('[a](http://b.c) ')),
  'links before their definitions': deltas(
    filled((i) => `[x${i}] `, 500_000) + '\n\n' + filled((i) => `[x${i}]: /u\n\n`, 500_000),
  ),
  images: deltas(filled('![a](http://b.c/d.png) ')),
  emphasis: deltas(filled('*a* **b** ')),
  list: deltas(filled('- a\n')),
  'list, nested': deltas(filled((i) => `${' '.repeat(2 * (i % 90))}- a\n`)),
  paragraphs: deltas(filled('a\n\n')),
  'line breaks': deltas(filled('a\n')),
  'one word': deltas(filled('x')),
  quotes: deltas(filled(`${'> '.repeat(90)}a\n\n`)),
  'raw HTML': deltas(filled('<b>x</b> ')),
  entities: deltas(filled('&NotEqualTilde;')),
};
