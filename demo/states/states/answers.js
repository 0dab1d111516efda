import { click, press, there } from '../page.js';
import { conversation } from '../history.js';
import { english } from '../../kit/kit.js';
import * as texts from '../texts.js';

const { question, shortAnswer } = texts;
/** The tools of an answer have loaded. */
const tools = 'article .icon-button.more';

/**
 * A state that shows one stored answer.
 *
 * @param {string} name
 * @param {string} about
 * @param {string | Record<string, unknown>} answer
 * @param {Partial<import('../states.js').State>} [more]
 * @returns {import('../states.js').State}
 */
function shown(name, about, answer, more = {}) {
  return { name, about, history: [conversation(name, [[question, answer]])], until: tools, ...more };
}

/** @type {readonly import('../states.js').State[]} */
export const answers = [
  shown('answered', 'A whole answer.', shortAnswer, { row: 'aa-010' }),
  shown('links', 'Links, a picture that waits for a click, tasks and a footnote.', texts.linksAndImages, {
    row: 'aa-011',
  }),
  shown(
    'actions',
    'What can be done with an answer, with its details.',
    {
      text: shortAnswer,
      model: 'technova-large',
      usage: { inputTokens: 214, outputTokens: 96, totalTokens: 310 },
      durationMs: 2400,
      feedback: 1,
    },
    {
      row: 'aa-022',
      async play() {
        await press(english.answerParts.details);
        await there('.answer-details');
      },
    },
  ),
  shown('feedback', 'The answer was rated as bad; the reason is asked for.', shortAnswer, {
    async play() {
      await press(english.answerParts.bad);
      await there('form.feedback');
    },
  }),
  shown('feedback-given', 'The answer was rated as good.', shortAnswer, {
    play: () => press(english.answerParts.good),
  }),
  shown('scripts', 'A word longer than the line, and many scripts.', texts.scripts, { row: 'aa-023' }),
  shown('markdown', 'Headings, lists, a quotation.', texts.everything),
  shown('code-table', 'A table and code.', texts.codeAndTable, { hasColours: true }),
  shown('code-colours', 'Code of several languages.', texts.codeColours, { hasColours: true }),
  shown('wide-table', 'A table that scrolls.', texts.wideTable),
  shown('formulas', 'Formulas.', texts.formulas, { until: 'math' }),
  shown(
    'reasoning',
    'The reasoning behind an answer, unfolded.',
    {
      text: shortAnswer,
      reasoning: texts.thoughts,
      reasoningMs: 4000,
    },
    {
      play: () => press('Thought for'),
    },
  ),
  shown(
    'agent-steps',
    'The steps of an agent, unfolded.',
    { text: shortAnswer, statuses: texts.steps },
    {
      play: () => press('4 steps'),
    },
  ),
  shown(
    'sources',
    'An answer that cites sources.',
    { text: texts.cited, sources: texts.sources },
    {
      until: '.sources, [class*="source"]',
    },
  ),
  shown(
    'source-open',
    'What a source says.',
    { text: texts.cited, sources: texts.sources },
    {
      play: () => click('.mark'),
    },
  ),
  shown('pictures', 'Pictures that came beside the text.', {
    text: 'Here is the G2.',
    images: [texts.picture, 'https://images.technova.example/g2.png'],
  }),
  shown('unrun-tool', 'The model wanted a tool that nobody runs.', {
    text: 'I would look up your order.',
    toolCalls: ['find_order'],
  }),
  {
    name: 'long',
    row: 'aa-024',
    about: 'Two hundred messages.',
    history: [
      conversation(
        'long',
        Array.from({ length: 100 }, (_, n) => [`Question ${n + 1} about gateways`, `Answer ${n + 1}. ${shortAnswer}`]),
      ),
    ],
    until: tools,
  },
];
