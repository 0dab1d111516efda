import type { ChatErrorCode } from '../../../core/chat-error.js';

/** An HTTP status, one of our codes, or a filter that holds the answer back or refuses the question. */
export type Meaning = number | ChatErrorCode | 'content-filter';

/**
 * The meaning of what stands in the fields for codes and types of an error; the first row that fits counts. Numbers
 * stand behind the name of their field.
 */
export const codeMeanings: readonly (readonly [RegExp, Meaning])[] = [
  // Our own relay: relay/src/relay-error.ts
  [/^quota$/, 'quota'],
  [/^busy$/, 'busy'],
  [/^model$/, 'model'],
  [/^(interrupted|stopped)$/, 'interrupted'],
  // MiniMax: https://platform.minimax.io/docs/api-reference/errorcode
  [/base_resp:(1004|2049)\b/, 401],
  [/base_resp:(1008|2056)\b/, 'quota'],
  [/base_resp:(1002|1039|1041)\b/, 429],
  [/base_resp:1001\b/, 504],
  [/base_resp:102[67]\b/, 'content-filter'],
  [/base_resp:(1042|2013)\b/, 400],
  [/base_resp:/, 500],
  // Zhipu, Z.ai: https://docs.bigmodel.cn/cn/faq/api-code
  [/\bcode:100[0-4]\b/, 401],
  [/\bcode:(1110|1112|1121|1220)\b/, 403],
  [/\bcode:(1113|1304|1308|1309)\b/, 'quota'],
  [/\bcode:1211\b/, 'model'],
  [/\bcode:1261\b/, 'context-too-long'],
  [/\bcode:1301\b/, 'content-filter'],
  [/\bcode:130[235]\b/, 429],
  [/\bcode:1312\b/, 503],
  // Baidu Qianfan: https://cloud.baidu.com/doc/WENXINWORKSHOP/s/tlmyncueh
  [/error_code:(4|17|19)\b/, 'quota'],
  [/error_code:18\b/, 429],
  [/error_code:6\b/, 403],
  [/error_code:(13|14|15|110|111)\b/, 401],
  [/error_code:336100\b/, 503],
  [/error_code:(336007|336103)\b/, 'context-too-long'],
  [/error_code:33610[4-7]\b/, 'content-filter'],
  [/error_code:/, 500],
  // iFlytek Spark: https://www.xfyun.cn/doc/spark/Web.html
  [/\bcode:(10013|10014|10019)\b/, 'content-filter'],
  [/\bcode:10907\b/, 'context-too-long'],
  [/\bcode:(11200|10313|10005)\b/, 403],
  [/\bcode:11201\b/, 'quota'],
  [/\bcode:(10007|11202|11203)\b/, 429],
  [/\bcode:(10008|10110)\b/, 503],
  // SiliconFlow: https://docs.siliconflow.cn/en/faqs/error-code
  [/\bcode:20012\b/, 'model'],
  [/\bcode:3000[1-3]\b/, 'quota'],
  [/\bcode:505\d\d\b/, 503],
  // Azure OpenAI: https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter
  // Alibaba Model Studio: https://www.alibabacloud.com/help/en/model-studio/error-code (DataInspectionFailed, Arrearage)
  // Volcengine Ark: https://www.volcengine.com/docs/82379/1299023 (SensitiveContentDetected, AccountOverdueError)
  [/content_?(filter|policy)|ResponsibleAI|DataInspection|Sensitive|moderation/i, 'content-filter'],
  [
    /insufficient_?(user_)?(quota|credit|balance|funds)|billing|arrearage|overdue|QuotaExceeded|current_quota/i,
    'quota',
  ],
  [/context_?(length|size|window)/i, 'context-too-long'],
  // OpenAI: https://platform.openai.com/docs/guides/error-codes; Anthropic: https://docs.claude.com/en/api/errors;
  // Google: https://ai.google.dev/gemini-api/docs/troubleshooting
  [/rate.?limit|too_?many|throttl|exhausted/i, 429],
  [/overload|unavailable|capacity|NotReady/i, 503],
  [/time(d_|d)?_?out|deadline/i, 504],
  // AWS: https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
  [/api_?key|authenticat|AuthFailure|unauthorized|UnrecognizedClient|(expired|invalid)_?token/i, 401],
  [/permission|forbidden|access_?denied/i, 403],
  [/not_?found/i, 404],
  [/invalid|bad_?request|unsupported|validation/i, 400],
  [/server|internal|upstream|api_error/i, 500],
];

/** Words of an error's sentence that say more than its status, whatever that is. */
export const plainWords: readonly (readonly [RegExp, Meaning])[] = [
  // A limit that is over in a minute, whatever it is called.
  [/per[ _-]?(second|minute)|\b[RT]PM\b/i, 429],
  [/content management policy|content[ _-]filter|flagged (by|as)|内容.*(敏感|违规)|不合规/i, 'content-filter'],
  [/insufficient[ _](quota|credit|balance|funds)|balance is (too low|insufficient|not enough)|billing/i, 'quota'],
  [/(quota|(monthly|daily|usage|spend\w*|credit) limit)\b.{0,20}(exceeded|exhausted|reached|used up)/i, 'quota'],
  [/(exceed\w*|reached|over|out of|no)\b.{0,20} (quota|(monthly|daily|usage|spend\w*|credit) limit)\b/i, 'quota'],
  [/(out of|not enough|no) credits?\b|余额不足|欠费|额度(已)?(用尽|不足|用完)/i, 'quota'],
  [/invalid model name|unknown model\b/i, 'model'],
  // llama.cpp, vLLM, OpenAI, Anthropic, Google and Alibaba, in this order.
  [/available context size|maximum context|context[ _](length|size|window)|prompt is too long/i, 'context-too-long'],
  [/input token count .* exceeds|range of input length|too many (input )?tokens/i, 'context-too-long'],
];

/** Words that count where neither a status nor a code says anything, or the status is a general one. */
export const vagueWords: readonly (readonly [RegExp, Meaning])[] = [
  // LM Studio: https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/618
  [/unexpected endpoint or method/i, 404],
  // LiteLLM without a database says so to every key that is not its master key.
  [/no connected db|unauthori[sz]ed|not authenticated|authentication (failed|error|fails)/i, 401],
  [/(invalid|incorrect|expired|missing|wrong|no) (api[ -]?key|token\b|credentials?)/i, 401],
  [/(api[ -]?key|token)( is| was)? (expired|invalid|incorrect|missing)|(令牌|密钥|API ?Key).*(无效|过期|错误)/i, 401],
  [/rate limit|too many requests|(requests|tokens) per (minute|day)|过于频繁|限流|速率/i, 429],
  [/overloaded|(is|too) busy|at capacity|temporarily unavailable|slot unavailable|loading model|繁忙/i, 503],
];
