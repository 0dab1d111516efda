import {
  anyOf,
  cutOff,
  delta,
  done,
  errorTexts,
  frame,
  incompleteTexts,
  json,
  playReported,
  raw,
  say,
  stop,
  stream,
  type Answers,
  type Seen,
} from '../support/reported.js';
import { test } from '../support/test.js';

// Faults of servers that people reported about other chats, and their siblings, on the built widget.

type Case = readonly [name: string, answers: Answers, seen: Seen];

const complete = (text: string): Seen => ({ status: 'complete', text });
const half = say('Take two tablets a day, but never');
const kept = (says: RegExp): Seen => ({ status: 'incomplete', text: 'Take two tablets a day, but never', says });

const whole: readonly Case[] = [
  ['s05 "" as finish reason', stream(delta({ content: 'Yes' }, ''), delta({}, ''), done), complete('Yes')],
  ['"null" as finish reason', stream(delta({ content: 'Yes' }, 'null'), stop, done), complete('Yes')],
  [
    's06 parts that are typed',
    stream(
      say([{ type: 'thinking', thinking: [{ type: 'text', text: 'Two and two.' }] }]),
      say([{ type: 'reference', reference_ids: [0] }]),
      say([{ type: 'text', text: 'The answer ' }]),
      say('is four.'),
      stop,
      done,
    ),
    { ...complete('The answer is four.'), never: /object Object/ },
  ],
  [
    's07 reasoning under several names',
    stream(
      delta({
        reasoning: 'The user ',
        reasoning_content: 'The user ',
        reasoning_details: [{ type: 'reasoning.text', text: 'The user ' }],
      }),
      say('Yes'),
      stop,
      done,
    ),
    { ...complete('Yes'), never: /The user The user/ },
  ],
  [
    's08 every frame repeats the message',
    stream(
      ...['One ', 'two ', 'three'].map((word, at) =>
        frame({
          object: 'chat.completion',
          choices: [
            {
              index: 0,
              delta: { content: word },
              message: { content: ['One ', 'One two ', 'One two three'][at] },
              finish_reason: null,
            },
          ],
        }),
      ),
      frame({
        object: 'chat.completion',
        choices: [{ index: 0, message: { content: 'One two three' }, finish_reason: 'stop' }],
      }),
      done,
    ),
    complete('One two three'),
  ],
  [
    's11 a stream under application/json',
    { ...stream(say('Yes'), stop, done), headers: { 'content-type': 'application/json' } },
    complete('Yes'),
  ],
  [
    'a stream under text/plain',
    { ...stream(say('Yes'), stop, done), headers: { 'content-type': 'text/plain' } },
    complete('Yes'),
  ],
  [
    's23 frames of a filter',
    stream(
      say('Y'),
      frame({ choices: [{ finish_reason: null, content_filter_offsets: {} }], usage: null }),
      say('es'),
      stop,
      done,
    ),
    complete('Yes'),
  ],
  [
    's24 comments within data',
    stream(raw('data: : OPENROUTER PROCESSING\n\n'.repeat(2)), say('Yes'), stop, done),
    complete('Yes'),
  ],
  ['pings as data', stream(raw('data: [PING]\n\n'), say('Yes'), stop, done), complete('Yes')],
  [
    'words before a proper end',
    stream(half, raw('Some words\n\n'), say(' four.'), stop, done),
    complete('Take two tablets a day, but never four.'),
  ],
  [
    'carriage returns',
    stream(
      raw(
        'data: {"choices":[{"delta":{"content":"Yes"}}]}\r\n\r\ndata: {"choices":[{"delta":{},"finish_reason":"stop"}]}\r\rdata: [DONE]\r\n\r\n',
      ),
    ),
    complete('Yes'),
  ],
  [
    'a line that stays open after the last word',
    stream(say('All of it.'), stop, { wait: 'forever' }),
    complete('All of it.'),
  ],
  ['a word of another vendor for the end', stream(say('Yes'), delta({}, 'end_turn'), done), complete('Yes')],
  ['half a character', stream(say('a\ud83d b'), stop, done), complete('a\ufffd b')],
  [
    's19 reasoning that takes all of it',
    stream(delta({ reasoning_content: 'Thinking hard.' }), delta({}, 'length'), done),
    { status: 'incomplete', says: anyOf(incompleteTexts.length) },
  ],
  [
    's20 the answer stands in the reasoning',
    stream(delta({ reasoning: 'The answer is: 42 euros.' }), stop, done),
    { status: 'complete', never: /empty|cut off/ },
  ],
  [
    's21 an empty answer because of a filter',
    stream(frame({ choices: [] }), delta({ role: 'assistant', content: '' }), delta({}, 'content_filter'), done),
    { status: 'incomplete', says: anyOf(incompleteTexts['content-filter']) },
  ],
];

const broken: readonly Case[] = [
  [
    's02 an error in a field of its own',
    stream(half, raw('error: {"code":500,"message":"slot unavailable"}\n\n'), done),
    kept(/cut off/),
  ],
  ['a line of words', stream(half, raw('upstream connect error or disconnect\n\n'), done), kept(/cut off/)],
  ['half a frame', stream(half, raw('data: {"choices":[{"delta":{"content":" more than\n\n'), done), kept(/cut off/)],
  [
    'a page',
    stream(half, raw('<html><h1>502 Bad Gateway</h1></html>\n\n'), done),
    kept(anyOf(cutOff, errorTexts['unexpected-body'])),
  ],
  [
    "a vendor's error",
    stream(half, frame({ base_resp: { status_code: 1039, status_msg: 'TPM' } }), done),
    kept(anyOf(errorTexts['rate-limit'])),
  ],
  ['an odd type', stream(half, say(5), done), kept(/cut off/)],
  ['an odd part of a list', stream(half, say([{ type: 'text', text: 5 }]), done), kept(/cut off/)],
  ['a list that holds a number', stream(half, say([' one', 5]), done), { status: 'incomplete', says: /cut off/ }],
  [
    'a message that is a text',
    stream(half, frame({ choices: [{ index: 0, message: 'lost' }] }), done),
    kept(/cut off/),
  ],
  ['an odd finish reason', stream(half, delta({}, 'whatever'), done), kept(/cut off/)],
  ['an odd finish reason that is an object', stream(half, delta({}, { type: 'stop' }), done), kept(/cut off/)],
  [
    'text in a field of another API',
    stream(half, frame({ content: ' more than four.', stop: false }), done),
    kept(/cut off/),
  ],
  ['a sentence of a gateway', stream(half, frame({ message: 'Endpoint request timed out' }), done), kept(/cut off/)],
  [
    'a problem of RFC 9457',
    stream(half, frame({ type: 'about:blank', title: 'Bad Gateway', status: 502 }), done),
    kept(anyOf(cutOff, errorTexts.server)),
  ],
  [
    "Apigee's fault",
    stream(
      half,
      frame({ fault: { faultstring: 'Body buffer overflow', detail: { errorcode: 'protocol.http.TooBigBody' } } }),
      done,
    ),
    kept(anyOf(cutOff, errorTexts.server)),
  ],
  [
    'an exception',
    stream(half, frame({ exception: 'java.lang.NullPointerException' }), done),
    kept(anyOf(cutOff, errorTexts.server)),
  ],
  [
    'a finish reason before the odd thing alone',
    stream(half, stop, raw('Internal Server Error\n\n'), done),
    { status: 'incomplete' },
  ],
  [
    'text after the finish reason, with something odd before',
    stream(half, raw('what?\n\n'), stop, say(' more'), done),
    { status: 'incomplete' },
  ],
  ['nothing but an end of the line', stream(half), kept(/cut off/)],
  ['a reset', stream(half, { wait: 50 }, { reset: true }), kept(/cut off|broke off/)],
];

const call = delta({
  tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'web_search', arguments: '{}' } }],
});
const notRun = /web_search/;
const tools: readonly Case[] = [
  [
    's25 a tool that the server ran',
    stream(call, say('We open at nine.'), stop, done),
    { ...complete('We open at nine.'), never: notRun },
  ],
  [
    'a tool with its end, then the answer',
    stream(call, delta({}, 'tool_calls'), say('We open at nine.'), stop, done),
    { ...complete('We open at nine.'), never: notRun },
  ],
  [
    'two tools, with text between',
    stream(say('Let me see. '), call, say('And again. '), call, say('We open at nine.'), stop, done),
    { ...complete('Let me see. And again. We open at nine.'), never: notRun },
  ],
  [
    'a whole message with its tools',
    json({
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: 'We open at nine.',
            tool_calls: [{ id: 'c', type: 'function', function: { name: 'web_search', arguments: '{}' } }],
          },
          finish_reason: 'stop',
        },
      ],
    }),
    { ...complete('We open at nine.'), never: notRun },
  ],
  [
    'a message of the tool itself',
    stream(call, delta({ role: 'tool', tool_call_id: 'call_1' }), say('We open at nine.'), stop, done),
    { ...complete('We open at nine.'), never: notRun },
  ],
];

for (const [kind, cases] of Object.entries({ whole, broken, tools })) {
  for (const [name, answers, seen] of cases) {
    test(`${kind}: ${name}`, ({ chat, startGateway }) => playReported(chat, startGateway, answers, seen));
  }
}
