import { delta, done, frame, json, playReported, say, stop, stream, type Answers } from '../support/reported.js';
import { expect, test } from '../support/test.js';

// Sources in the fields of servers that are no Open WebUI, on the built widget.

const list = [
  { title: 'Page A', url: 'https://a.example/x' },
  { title: 'Page B', url: 'https://b.example/y' },
];
const addresses = list.map(({ url }) => url);
const text = 'Sky is blue[1] and wide[2].';

const sources: Readonly<Record<string, Answers>> = {
  's09 citations and search_results': stream(
    frame({ citations: addresses, search_results: list, choices: [{ delta: { content: text } }] }),
    stop,
    done,
  ),
  'citations alone, at the end': stream(
    say(text),
    frame({ citations: addresses, choices: [{ delta: {}, finish_reason: 'stop' }] }),
    done,
  ),
  'citations that are objects': stream(say(text), frame({ citations: list, choices: [] }), stop, done),
  annotations: stream(
    say(text),
    delta({ annotations: list.map((each) => ({ type: 'url_citation', url_citation: each })) }),
    stop,
    done,
  ),
  'annotations of a whole message': json({
    choices: [
      {
        message: { content: text, annotations: list.map((each) => ({ type: 'url_citation', url_citation: each })) },
        finish_reason: 'stop',
      },
    ],
  }),
  grounding: stream(
    say(text),
    frame({
      choices: [
        {
          delta: {},
          groundingMetadata: { groundingChunks: list.map(({ title, url }) => ({ web: { title, uri: url } })) },
          finish_reason: 'stop',
        },
      ],
    }),
    done,
  ),
  'LiteLLM, in provider_specific_fields': stream(
    say(text),
    delta({ provider_specific_fields: { citations: list } }),
    stop,
    done,
  ),
  references: stream(say(text), frame({ references: list, choices: [] }), stop, done),
  'web_search_options of Zhipu': stream(
    say(text),
    frame({
      web_search: list.map(({ title, url }) => ({ title, link: url })),
      choices: [{ delta: {}, finish_reason: 'stop' }],
    }),
    done,
  ),
  'Azure, on your data': stream(
    delta({ role: 'assistant', context: { citations: list.map((each) => ({ ...each, content: 'Passage' })) } }),
    say(text),
    stop,
    done,
  ),
};

for (const [name, answers] of Object.entries(sources)) {
  test(`sources: ${name}`, async ({ chat, startGateway }) => {
    await playReported(chat, startGateway, answers, { status: 'complete' });
    const answer = chat.answers.last();
    await expect(
      answer
        .locator('.markdown')
        .getByRole('button', { name: /1/ })
        .or(answer.locator('.markdown').getByRole('link', { name: /1/ }))
        .first(),
    ).toBeVisible();
    await expect(
      answer
        .getByRole('link', { name: /Page B|b\.example/ })
        .or(answer.getByText(/2 sources/i))
        .first(),
    ).toBeVisible();
  });
}
