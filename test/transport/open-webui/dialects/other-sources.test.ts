import { expect, test } from 'vitest';
import type { Source } from '../../../../src/core/message.js';
import { AnswerReader, dialects } from '../../../../src/transport/open-webui/answer-reader.js';
import { KeptLog } from '../../../support/transport-bench.js';

await dialects.load();

/** The sources that the frames tell, one list an event. */
function read(...frames: unknown[]): (readonly Source[])[] {
  const reader = new AnswerReader(new KeptLog(), '');
  for (const frame of frames) reader.push(new TextEncoder().encode(`data: ${JSON.stringify(frame)}\n\n`));
  reader.end();
  return reader.take().flatMap((event) => (event.type === 'sources' ? [event.sources] : []));
}

const delta = (fields: unknown, beside: object = {}): unknown => ({ ...beside, choices: [{ delta: fields }] });
const a = { name: 'Page A', url: 'https://a.example/x', passages: [] };
const b = { name: 'Page B', url: 'https://b.example/y', passages: [] };

test('s09 citations are the sources in their order, with the titles of the results', () => {
  const beside = {
    citations: [a.url, b.url],
    search_results: [
      { title: 'Page B', url: b.url },
      { title: 'Page A', url: a.url },
    ],
  };
  const frame = delta({ content: 'Sky is blue[1] and wide[2].' }, beside);
  // Every frame repeats the list.
  expect(read(frame, frame)).toEqual([[a, b]]);
  expect(read(delta({ content: 'Sky' }, { citations: [a.url] }))).toEqual([[{ ...a, name: 'a.example' }]]);
});

test.each([
  ['Perplexity, results alone', { search_results: [{ title: 'Page A', url: a.url, snippet: '' }] }],
  ['Alibaba', { search_info: { search_results: [{ title: 'Page A', url: a.url, index: 1 }] } }],
  ['Zhipu', { web_search: [{ title: 'Page A', link: a.url, refer: 'ref_1' }] }],
  ['Google', { vertex_ai_grounding_metadata: [{ groundingChunks: [{ web: { uri: a.url, title: 'Page A' } }] }] }],
  ['a list under another form', { sources: [{ title: 'Page A', url: a.url }] }],
])('%s: a list beside the answer', (_name, beside) => {
  expect(read(delta({ content: 'x' }, beside))).toEqual([[a]]);
});

test.each([
  ['OpenRouter', { annotations: [{ type: 'url_citation', url_citation: { url: a.url, title: 'Page A' } }] }],
  ['Jina', { annotations: [{ type: 'url_citation', url: a.url, title: 'Page A' }] }],
  ['Azure', { context: { citations: [{ title: 'Page A', url: a.url }] } }],
  ['Cohere', { citations: [{ text: 'x', sources: [{ document: { title: 'Page A', url: a.url } }] }] }],
])('%s: a list within the message', (_name, fields) => {
  expect(read(delta(fields))).toEqual([[a]]);
  expect(read({ choices: [{ message: { content: 'x', ...fields } }] })).toEqual([[a]]);
});

test('annotations add what is new, in the order in which they come', () => {
  const cite = (source: Source): unknown =>
    delta({ annotations: [{ type: 'url_citation', url_citation: { url: source.url, title: source.name } }] });
  expect(read(cite(a), cite(b), cite(a))).toEqual([[a], [a, b]]);
});

test('annotations of the Responses API', () => {
  const annotation = { type: 'url_citation', url: a.url, title: 'Page A' };
  const output = [{ type: 'message', content: [{ type: 'output_text', text: 'x', annotations: [annotation] }] }];
  expect(read({ type: 'response.output_text.annotation.added', annotation })).toEqual([[a]]);
  expect(read({ type: 'response.completed', response: { output } })).toEqual([[a]]);
});

test('a passage is kept, and only addresses that may be opened become links', () => {
  const list = [
    { title: 'Manual', url: 'javascript:alert(1)', content: 'Hold the button.' },
    { title: '', url: 'https://user:pass@a.example/' },
    'not an address',
    7,
    null,
  ];
  expect(read(delta({ content: 'x' }, { search_results: list }))).toEqual([
    [
      { name: 'Manual', passages: ['Hold the button.'] },
      { name: 'not an address', passages: [] },
    ],
  ]);
});

test("Open WebUI's own sources count before all others", () => {
  const own = { sources: [{ source: { name: 'Own' }, document: ['text'], metadata: [{}] }] };
  expect(read(own, delta({ content: 'x' }, { citations: [a.url] })).map((list) => list[0]?.name)).toEqual(['Own']);
});
