import { ChatError, type ChatErrorInit } from '../../../core/chat-error.js';
import { defined } from '../../../core/defined.js';
import { asList, asObject, asString, firstObject, isObject, type JsonObject } from '../../json.js';
import { serverText } from '../../redact.js';
import { codeOf, isRetryable, messageOf } from '../../status-error.js';
import { codeMeanings, plainWords, vagueWords, type Meaning } from './error-table.js';
import type { ServerReport } from '../answer-chunk.js';

/** An error that a server reported, and what follows from it. */
export interface JudgedError {
  readonly error: ChatError;
  /** A filter refused the question, or held the answer back. */
  readonly isFiltered: boolean;
  /** The text of the report, for what else may be read in it. */
  readonly report: ServerReport;
}

/**
 * Judges an error that a server wrote: a body of an HTTP error, or an error frame, which is taken as if its
 * code were the status. Without a status and without a code that is known, it is `server` and is not retried
 * by itself, since nobody knows how far the server went.
 *
 * @param body parsed JSON, or text
 * @param secret the key, which the server may repeat
 * @param request the number of the request in the server's log, for "Show details"
 */
export function judgeError(body: unknown, secret: string, init: ChatErrorInit = {}, request = ''): JudgedError {
  const report = readReport(body);
  const text = [serverText(report.text, secret), request && `Request ${request}`].filter(Boolean).join('\n');
  const said = init.status ?? report.status;
  const meaning = meaningOf(report, said) ?? 'server';
  const isStatus = typeof meaning === 'number';
  const status = said ?? (isStatus ? meaning : undefined);
  const isFiltered = meaning === 'content-filter';
  const code = isStatus ? codeOf(meaning) : isFiltered ? 'bad-request' : meaning;
  const error = new ChatError(code, status === undefined ? 'the server reported an error' : messageOf(status), {
    retryable: isStatus ? isRetryable(meaning) : meaning === 'busy',
    ...defined({ status, serverText: text || undefined }),
    ...init,
  });
  return { error, isFiltered, report };
}

/** The same where a filter is an error like others. */
export function errorFromServer(body: unknown, secret: string, init?: ChatErrorInit): ChatError {
  return judgeError(body, secret, init).error;
}

/** Whether words outside of any frame tell an error that is known. A page or half a frame tells none. */
export function tellsError(text: string): boolean {
  return !/[<{]/.test(text) && (find(plainWords, text) ?? find(vagueWords, text)) !== undefined;
}

/** @param status of the response, or in the body */
function meaningOf({ words, text }: ServerReport, status: number | undefined): Meaning | undefined {
  const byCode = find(codeMeanings, words);
  // Some codes and sentences say more than any status.
  const special = [byCode, find(plainWords, text)].find((meaning) => typeof meaning === 'string');
  if (special) return special;
  // Open WebUI says "Model not found" with 400, for a model that is missing and for one that is not granted.
  if (status === 404 && noModel.test(`${words} ${text}`)) return 'model';
  // A general status, or none, says less than they do.
  const isGeneral = status === undefined || status === 400 || status === 422;
  if (!isGeneral) return status;
  const vague = find(vagueWords, text);
  if (status === undefined) return byCode === 400 ? (vague ?? byCode) : (byCode ?? vague);
  return byCode === 401 || byCode === 403 || byCode === 429 ? byCode : (vague ?? status);
}

const noModel = /model_not_found|model .*(not found|not exist)/i;

function find(table: readonly (readonly [RegExp, Meaning])[], text: string): Meaning | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

function readReport(body: unknown): ServerReport {
  if (typeof body === 'string') return { text: body, words: '', status: undefined, parameter: '' };
  const outer = asObject(Array.isArray(body) ? body[0] : body);
  const { error, code, status, status_code, statusCode } = partOf(outer);
  const text = textOfError(outer);
  const inner = innerOf(outer, text);
  return {
    text: textOfError(inner) || text,
    words: `${wordsOf(outer)} ${wordsOf(inner)}`.trim(),
    parameter: parameterOf(outer) || parameterOf(inner),
    status: [code, status, status_code, statusCode, error].map(Number).find(isErrorStatus),
  };
}

/**
 * The error that a router passes on within its own, as JSON within a text.
 *
 * @see https://openrouter.ai/docs/api-reference/errors#provider-error-metadata (`metadata.raw`)
 */
function innerOf(outer: JsonObject, text: string): JsonObject {
  const { raw } = asObject(partOf(outer).metadata);
  const json = /\{.*\}/s.exec(asString(raw) || text)?.[0] ?? '';
  return isObject(raw) ? raw : asObject(firstObject(json));
}

/** The part of an error that holds its code. */
function partOf(outer: JsonObject): JsonObject {
  const { error, detail, response, base_resp, header, Response: tencent, errors, fault } = outer;
  const parts = [
    error,
    detail,
    asObject(response).error,
    base_resp,
    header,
    asObject(tencent).Error,
    asList(errors)[0],
    errors,
    // Apigee: https://cloud.google.com/apigee/docs/api-platform/troubleshoot/runtime/policies
    asObject(fault).detail,
  ];
  return parts.find(isObject) ?? outer;
}

/** OpenAI's `param`, or the last step of FastAPI's `loc`. */
function parameterOf(outer: JsonObject): string {
  const { param } = partOf(outer);
  const details = [outer.detail, asObject(outer.message).detail, asObject(outer.error).detail].flatMap(asList);
  return asString(param) || asString(asList(asObject(details[0]).loc).at(-1));
}

/** Codes and types, each number behind the name of its field. */
function wordsOf(outer: JsonObject): string {
  const part = partOf(outer);
  const { code, type, status, Code, error_type, reason } = part;
  const numbered = { base_resp: asObject(outer.base_resp).status_code, error_code: outer.error_code, code };
  const numbers = Object.entries(numbered).flatMap(([name, value]) =>
    Number(value) ? [`${name}:${Number(value)}`] : [],
  );
  const inner = [asObject(part.innererror).code, ...asList(part.details).map((detail) => asObject(detail).reason)];
  const words = [
    code,
    type,
    status,
    Code,
    part['__type'],
    error_type,
    reason,
    part.errorcode,
    outer.errorCode,
    ...inner,
  ];
  return [...numbers, ...words.filter((word) => typeof word === 'string')].join(' ');
}

/** Fields that hold the sentence of an error, or a part that holds it; the first that is there counts. */
const textFields = [
  'error',
  'detail',
  'message',
  'content',
  'msg',
  'response',
  'error_msg',
  'errorMessage',
  'error_message',
];
/** The same of rarer forms. */
const rarerTextFields = [
  'status_msg',
  'base_resp',
  'header',
  'errors',
  'title',
  'Response',
  'Error',
  'Message',
  'ErrorMsg',
  'Msg',
  'reason',
  'fault',
  'faultstring',
  'exception',
  'errmsg',
  'err',
];

/** The sentence of an error: FastAPI's `detail` (text, list or object), OpenAI's `error` (text or object), `message`. */
function textOfError(value: unknown, depth = 0): string {
  if (!isObject(value)) return typeof value === 'string' ? value : '';
  if (depth > 3) return '';
  for (const name of textFields.concat(rarerTextFields)) {
    const field = value[name];
    const text = Array.isArray(field)
      ? field
          .slice(0, 3)
          .map((item) => textOfError(item, depth + 1))
          .filter(Boolean)
          .join('; ')
      : textOfError(field, depth + 1);
    if (text) return text;
  }
  return '';
}

function isErrorStatus(value: number): boolean {
  return Number.isInteger(value) && value >= 400 && value < 600;
}

/**
 * Whether an object in an answer reports an error, in the form of any vendor. An answer has `choices`, and says nothing
 * of success.
 */
export function isErrorReport(frame: JsonObject): boolean {
  const { base_resp, code, message, msg, choices, Response: tencent, detail, success, ok, status } = frame;
  // OpenAI, Anthropic, Google, TGI: https://github.com/huggingface/text-generation-inference/blob/main/router/src/lib.rs
  if (frame.type === 'error' || frame.object === 'error' || frame.event === 'error') return true;
  // Anything that is named like an error: OpenAI, Baidu, Cloudflare, JSON:API, Apigee, Spring …
  if (Object.entries(frame).some(([name, value]) => namesError.test(name) && saysError(name, value))) return true;
  // MiniMax names its status in every frame.
  if (Number(asObject(base_resp).status_code)) return true;
  // Tencent, AWS
  if (asObject(tencent).Error || typeof frame['__type'] === 'string') return true;
  // Spark: https://www.xfyun.cn/doc/spark/Web.html
  if (Number(asObject(frame.header).code)) return true;
  if (choices) return false;
  // FastAPI, and what says that it is no success.
  if (detail || success === false || ok === false || /^(error|failed|failure|fail)$/i.test(String(status))) return true;
  // RFC 9457: https://www.rfc-editor.org/rfc/rfc9457 (`status`)
  if ([frame.statusCode, frame.status_code, status, code].map(Number).some(isErrorStatus)) return true;
  // Alibaba, SiliconFlow, Zhipu, Dify: a code that is not that of a success, and a sentence.
  const isCode =
    typeof code === 'number'
      ? code !== 0 && code !== 200
      : typeof code === 'string' && !/^(0|200|ok|success)?$/i.test(code);
  return isCode && (typeof message === 'string' || typeof msg === 'string');
}

const namesError = /^(err(or)?s?([-_]?(no|code|msg|message|type))?|fault|exception)$/i;

/** Many servers name the field in a success, too. */
function saysError(name: string, value: unknown): boolean {
  if (name === 'errors' && !Object.keys(Object(value)).length) return false;
  return Boolean(value) && !/^(|0|ok|success|none|null|false)$/i.test(String(value));
}
