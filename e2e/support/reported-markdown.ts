import { reported } from './reported.js';

/** What a visitor sees of an answer: of each selector how many there are, or their texts in order. */
export type SeenParts = Readonly<Record<string, number | readonly string[]>>;

export type MarkdownCase = readonly [name: string, markdown: string, seen: SeenParts];

const row = (id: string): string => reported.get(id)?.input ?? '';
const lines = (...all: readonly string[]): string => all.join('\n');
const bold = (...texts: readonly string[]): SeenParts => ({ strong: texts });

/** Markdown as models write it and people reported it of other chats, with siblings of each row. */
export const markdownCases: readonly MarkdownCase[] = [
  ['m01 emphasis beside East Asian punctuation', row('m01'), bold('この文は太字です（括弧つき）。', '注意：')],
  ['corner brackets', 'これは**「テスト」**です。', bold('「テスト」')],
  ['Korean', '한국어**(강조)**입니다. **"인용"**은 여기.', bold('(강조)', '"인용"')],
  ['one asterisk', '这是*（强调）*文字。', { em: ['（强调）'] }],
  ['three of them', '这是***「重点」***。', { em: 1, strong: ['「重点」'] }],
  ['struck out', '价格~~（旧）~~新', { del: ['（旧）'] }],
  ['quotes of full width', '他说**“你好”**然后走了。', bold('“你好”')],
  ['code within', 'これは**`code`**です', { strong: ['code'], 'strong code': 1 }],
  ['a link within', 'これは**[リンク](https://a.example)**です', { 'strong a': 1 }],
  [
    'within an item and a cell',
    lines('- **注意：**请备份', '', '| 项 |', '|---|', '| **重要：**是 |'),
    bold('注意：', '重要：'),
  ],
  ['Latin stays as CommonMark has it', 'a**(b)**c and 2 ** 3', { strong: 0 }],

  ['m03 one tilde strikes nothing out', row('m03'), { del: 0 }],
  ['two of them do', '~~old~~ and ~new~ and a~b~c', { del: ['old'] }],
  ['tildes around words', 'about ~5 to ~10, ~/home and ~~~', { del: 0 }],

  ['m05 prices are no formulas', row('m05'), { '.tex': 0 }],
  [
    'prices in a table',
    lines('| a | b |', '|---|---|', '| $5 | $10 |', '| $1,000 | US$ 3 |'),
    { '.tex': 0, 'tbody td': 4 },
  ],
  ['shell variables', 'Set $HOME and $PATH, then `echo $A$B`.', { '.tex': 0 }],

  ['m06 a line break in a cell', row('m06'), { 'td br': 2 }],
  [
    'm07 an address ends before East Asian punctuation',
    row('m07'),
    { a: ['https://example.com/docs', 'https://example.com/guide'] },
  ],
  [
    'an address before brackets and a period',
    '(https://a.example/x_(y)). 見る：https://b.example/z。',
    { a: ['https://a.example/x_(y)', 'https://b.example/z'] },
  ],

  ['m08 a pipe within a formula', row('m08'), { 'tbody tr': 2, 'tbody td': 4, 'td math': 2 }],
  [
    'a pipe within code in a cell',
    lines('| a | b |', '|---|---|', '| `x | y` | ``p | q`` |'),
    { 'tbody td': ['x | y', 'p | q'] },
  ],
  [
    'norms and sets',
    lines('| a | b |', '|---|---|', '| $\\|x\\|$ | $\\{x | x>0\\}$ |', '| \\(|x|\\) | $$|y|$$ |'),
    { 'tbody tr': 2, 'tbody td': 4, 'td math': 4 },
  ],
  [
    'a dollar that begins nothing',
    lines('| price | b |', '|---|---|', '| $5 | x |', '| 6$ | y |'),
    { 'tbody td': ['$5', 'x', '6$', 'y'] },
  ],

  ['m09 a formula at the margin within a list', row('m09'), { ol: 1, 'ol > li': 3, 'li math': 2 }],
  [
    'over several lines',
    lines('1. First', '$$', 'x = 1', '$$', '2. Second', '\\[', 'y', '\\]', '3. Third'),
    { ol: 1, 'ol > li': 3, math: 2 },
  ],
  ['between bullets', lines('- one', '$$a$$', '- two', '$$b$$', '- three'), { ul: 1, 'ul > li': 3, math: 2 }],
  ['with blank lines around it', lines('1. First', '', '$$', 'x', '$$', '', '2. Second'), { math: 1, 'ol > li': 2 }],
  ['m10 formulas within the items of a list', row('m10'), { ol: 1, 'ol > li': 2, math: 3 }],

  ['m11 a line break is a line break', row('m11'), { lines: ['TechNova GmbH', 'Musterstraße 1', '12345 Berlin'] }],
  [
    'in an item, a quote and beside emphasis',
    lines('- a', '  b', '', '> c', '> d', '', '**e**', 'f'),
    { lines: ['a', 'b', 'c', 'd', 'e', 'f'] },
  ],
  ['two spaces and a backslash make only one', lines('a  ', 'b\\', 'c'), { lines: ['a', 'b', 'c'] }],
  [
    'm12 each block by its own first letter',
    row('m12'),
    { 'p[dir="rtl"]': 2, 'ul[dir="rtl"]': 1, 'table[dir="rtl"]': 1, '[dir="ltr"] pre': 1 },
  ],
  ['m14 a line through both twos', row('m14'), { '.upstrike': 2 }],
  [
    'boxes, other strokes and arrows',
    '$$\\boxed{x} \\bcancel{y} \\xcancel{z} \\xrightarrow{f} \\color{red}{r} \\colorbox{yellow}{b}$$',
    { math: 1, merror: 0 },
  ],
  [
    'environments',
    lines(
      '$$',
      '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}',
      '\\begin{cases} x & y \\\\ z & w \\end{cases}',
      '$$',
    ),
    { math: 1, merror: 0, mtable: 2 },
  ],
  ['m15 code between the items of a list', row('m15'), { pre: 2, ol: 2, 'ol[start="3"]': 1 }],
  ['m16 a fence within a fence of the same length', row('m16'), { pre: 2 }],
  ['a fence within a longer one', lines('````markdown', '```bash', 'npm i', '```', '````'), { pre: 1 }],
];
