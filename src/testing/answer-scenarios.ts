import { cannedAnswer } from './choose-answer.js';
import { scenarioRow, type ScenarioRow } from './scenario-row.js';
import { answerSteps, doneStep, pipeDoneStep, roleStep, statusStep, textSteps } from './steps.js';
import { tokensAtLeast, tokensOf } from './tokens.js';

const thinking =
  'The visitor asks about a small office. One floor, few sensors: the G1 covers that. A licence is not needed – good.';

const sources = [
  {
    source: { type: 'file', id: 'f-1', name: 'Sensor handbook.pdf' },
    document: ['The local API is off by default. Turn it on in the device menu.'],
    metadata: [{ source: 'f-1', name: 'Sensor handbook.pdf', page: 12 }],
    distances: [0.83],
  },
  {
    source: { type: 'url', id: 'u-1', name: 'Gateways', url: 'https://technova.example/gateways' },
    document: ['The G1 covers one floor and takes up to 20 sensors.'],
    metadata: [{ source: 'https://technova.example/gateways', name: 'Gateways' }],
    distances: [0.71],
  },
];

const citedAnswer =
  'The local API is **off by default**; you turn it on in the device menu [1]. A G1 is enough for one floor and up to 20 sensors [2].';

const everything = `# Heading\n\n${cannedAnswer('Compare the gateways')}\n\n${cannedAnswer('read it over http')}\n\n1. One\n   - inner, *emphasised* and ~~struck~~\n2. Two\n\n> A quotation with a [link](https://technova.example) and \`code\`.\n\n- [x] done\n- [ ] open\n\n---\n\nUnicode: °C, é, 漢字, 👩🏽‍🔧, עברית.`;

/** Scenarios in which the answer comes whole. */
export const answerScenarios: readonly ScenarioRow[] = [
  scenarioRow('answer', 'Answers the question, as the default model does.', ({ answer, request }) => {
    const tokens = tokensOf(answer);
    const limit = maxTokens(request.body);
    return { steps: tokens.length > limit ? answerSteps(tokens.slice(0, limit), 'length') : answerSteps(tokens) };
  }),
  scenarioRow('echo', 'Answers with the words of the question.', ({ request }) => ({
    steps: answerSteps(tokensOf(request.question)),
  })),
  scenarioRow('slow', 'Two seconds until the first token, then eight tokens a second.', ({ answer }) => ({
    delay: 700,
    tokenMs: 125,
    steps: [{ wait: 1300 }, ...answerSteps(tokensOf(answer))],
  })),
  scenarioRow('burst', 'Two thousand tokens as fast as the connection takes them.', ({ answer }) => ({
    tokenMs: 0,
    steps: answerSteps(tokensAtLeast(answer, 2000)),
  })),
  scenarioRow('buffered', 'All at once at the end, as behind a proxy that buffers.', ({ answer }) => ({
    buffered: true,
    steps: answerSteps(tokensOf(answer)),
  })),
  scenarioRow('split', 'Bytes cut at random places, also within a character.', () => ({
    split: true,
    steps: answerSteps(tokensOf(everything)),
  })),
  scenarioRow('long-500', 'An answer of 500 tokens, whatever the request allows.', ({ answer }, count = 0) => ({
    steps: answerSteps(tokensAtLeast(answer, count).slice(0, count)),
  })),
  scenarioRow('markdown', 'Headings, lists, a table, code, a quotation, several scripts.', () => ({
    steps: answerSteps(tokensOf(everything)),
  })),
  scenarioRow('reasoning', 'Reasoning in a field of its own, then the answer.', ({ answer }) => ({
    steps: [
      roleStep,
      ...tokensOf(thinking).map((piece) => ({ delta: { reasoning_content: piece } })),
      ...answerSteps(tokensOf(answer)).slice(1),
    ],
  })),
  scenarioRow('think-tags', 'Reasoning in the text, between think tags.', ({ answer }) => ({
    steps: answerSteps(tokensOf(`<think>\n${thinking}\n</think>\n\n${answer}`)),
  })),
  scenarioRow('details', 'Reasoning in the text, as agents write it for Open WebUI.', ({ answer }) => ({
    steps: answerSteps(
      tokensOf(
        `<details type="reasoning" done="true" duration="3">\n<summary>Thought for 3 seconds</summary>\n> ${thinking}\n</details>\n\n${answer}`,
      ),
    ),
  })),
  scenarioRow('sources', 'Sources first, then an answer that cites them.', () => ({
    steps: [{ frame: { sources } }, ...answerSteps(tokensOf(citedAnswer))],
  })),
  scenarioRow('usage', 'Token counts in a last frame without choices.', ({ answer }) => ({
    steps: [
      ...answerSteps(tokensOf(answer)).slice(0, -1),
      { frame: { choices: [], usage: { prompt_tokens: 21, completion_tokens: 130, total_tokens: 151 } } },
      doneStep,
    ],
  })),
  scenarioRow(
    'agent',
    'An agent that says for some seconds what it does, then answers with sources.',
    ({ answer }) => ({
      delay: 400,
      steps: [
        statusStep('Planning the search'),
        { wait: 1000 },
        statusStep('Reading source 1 of 3'),
        { wait: 1300 },
        statusStep('Reading source 2 of 3'),
        { wait: 1300 },
        statusStep('Reading source 3 of 3'),
        { wait: 1000 },
        statusStep('Read 3 sources', true),
        { frame: { sources } },
        ...textSteps(tokensOf(answer)),
        { finish: 'stop' },
        pipeDoneStep,
      ],
    }),
  ),
];

function maxTokens(body: unknown): number {
  const limit = typeof body === 'object' && body !== null && 'max_tokens' in body ? body.max_tokens : undefined;
  return typeof limit === 'number' && limit > 0 ? limit : Infinity;
}
