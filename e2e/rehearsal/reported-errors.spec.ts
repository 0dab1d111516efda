import {
  anyOf,
  done,
  errorTexts,
  json,
  playReported,
  raw,
  stream,
  type Answers,
  type Seen,
} from '../support/reported.js';
import { test } from '../support/test.js';

// Errors in the forms of many vendors, under any status, on the built widget.

type Case = readonly [name: string, answers: Answers, seen: Seen];

const tooLong =
  '{"code":400,"message":"the request exceeds the available context size","type":"invalid_request_error"}';

const failed = (says: RegExp): Seen => ({ status: 'failed', says });
const quota = failed(anyOf(errorTexts.quota));
const key = failed(anyOf(errorTexts.auth));
const busy = failed(anyOf(errorTexts.busy));
const many = failed(anyOf(errorTexts['rate-limit']));
const problem = failed(anyOf(errorTexts.server, errorTexts['unexpected-body']));
const long = failed(anyOf(errorTexts['context-too-long']));

const errors: readonly Case[] = [
  ['s01 too long, in a field of its own', stream(raw(`error: ${tooLong}\n\n`), done), long],
  ['too long, as a bare line', stream(raw(`${tooLong}\n\n`), done), long],
  ['too long, as words in a frame', stream(raw('data: prompt is too long: 9000 tokens\n\n'), done), long],
  ['too long, as an error event', stream(raw('event: error\ndata: maximum context length is 4096\n\n')), long],
  [
    's12 MiniMax',
    json({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }),
    { ...quota, tells: /\[causerie\]/ },
  ],
  [
    's13 Zhipu',
    json({ code: 401, msg: 'token expired or incorrect', success: false }),
    { ...key, tells: /\[causerie\]/ },
  ],
  ['s15 no message', json({ error: { code: 'model_overloaded', type: 'server_error' } }), busy],
  [
    's16 the first of a list',
    json([{ error: { code: 429, message: 'You exceeded your current quota…', status: 'RESOURCE_EXHAUSTED' } }], 429),
    quota,
  ],
  ['a code alone', json({ code: 401, data: null }), key],
  ['a status in the body', json({ status: 401, title: 'Unauthorized', type: 'about:blank' }), key],
  ['a status code and a message', json({ status_code: 429, message: 'Slow down' }), many],
  ['errno', json({ errno: 17, errmsg: 'rate limit reached' }), many],
  [
    'Apigee',
    json({
      fault: {
        faultstring: 'Rate limit quota violation. Quota limit exceeded.',
        detail: { errorcode: 'policies.ratelimit.QuotaViolation' },
      },
    }),
    { status: 'failed', says: /limit|Too many/ },
  ],
  ['errors as an object', json({ errors: { message: 'Invalid API key' } }), key],
  ['words alone', json('"Unauthorized"'), key],
  ['a text in plain', { body: 'Insufficient balance' }, quota],
  ['an exception', json({ exception: 'NullPointerException', path: '/v1/chat/completions' }), problem],
  ['quota in words', json({ error: 'Monthly quota exceeded for this key' }, 403), quota],
  ['a message alone', json({ message: 'Internal server error' }), problem],
  ['a message alone that names the limit', json({ message: 'Too many requests, please try again later' }), many],
  ['AWS', json({ __type: 'ThrottlingException', message: 'Too many requests' }), many],
  ['words of load', json({ status: 'error', message: 'The server is busy' }), busy],
  [
    'the error of a provider within that of a router',
    json({
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: { raw: '{"error":{"message":"insufficient_quota"}}' },
      },
    }),
    { status: 'failed', says: /limit|Too many/ },
  ],
];

const refused: readonly Case[] = [
  [
    's22 Azure',
    json(
      {
        error: {
          message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
          code: 'content_filter',
          status: 400,
        },
      },
      400,
    ),
    { status: 'incomplete', says: /filter/ },
  ],
  [
    'Alibaba',
    json({ code: 'DataInspectionFailed', message: 'Input data may contain inappropriate content.' }, 400),
    { status: 'incomplete', says: /filter/ },
  ],
  ['Google, native', json({ promptFeedback: { blockReason: 'SAFETY' } }), { status: 'incomplete', says: /filter/ }],
  [
    'a refusal in words',
    json(
      {
        error: {
          message: 'Your request was rejected as a result of our safety system.',
          type: 'invalid_request_error',
          code: 'moderation_blocked',
        },
      },
      400,
    ),
    { status: 'incomplete', says: /filter/ },
  ],
];

for (const [kind, cases] of Object.entries({ errors, refused })) {
  for (const [name, answers, seen] of cases) {
    test(`${kind}: ${name}`, ({ chat, startGateway }) => playReported(chat, startGateway, answers, seen));
  }
}
