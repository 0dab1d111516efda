import type { Source } from '../../../core/message.js';
import { asList, asObject, asString, isObject, type JsonObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import { safeUrl } from './safe-url.js';
import { longestPassage, mostSources } from './sources.js';

/** The sources of an answer in the fields of servers that are no Open WebUI, over all of its frames. */
export class OtherSources {
  #known: readonly Source[] = [];

  /** The sources known after this frame, where it changed them. */
  read(frame: JsonObject): readonly Source[] | undefined {
    const whole = wholeList(frame).flatMap(readSource);
    // Some servers repeat the list in every frame.
    const start = whole.length ? whole : this.#known;
    const added = annotations(frame).flatMap(readSource);
    const sources = added.reduce((all, source) => (holds(all, source) ? all : [...all, source]), start);
    const isSame = JSON.stringify(sources) === JSON.stringify(this.#known);
    this.#known = sources.slice(0, mostSources);
    return isSame ? undefined : this.#known;
  }
}

/** Lists that hold all sources in the order of their numbers; the first that is there counts. */
function wholeList(frame: JsonObject): readonly unknown[] {
  const message = messageOf(frame);
  // LiteLLM: https://docs.litellm.ai/docs/completion/output (`provider_specific_fields`)
  const { citations, search_results } = { ...frame, ...asObject(message.provider_specific_fields) };
  const lists = [
    // Perplexity, xAI: https://docs.perplexity.ai/api-reference/chat-completions-post
    withTitles(asList(citations).flat(), asList(search_results)),
    asList(search_results),
    // Volcengine: https://www.volcengine.com/docs/82379/1338552
    asList(frame.references),
    // Alibaba: https://www.alibabacloud.com/help/en/model-studio/web-search
    asList(asObject(frame.search_info).search_results),
    // Zhipu: https://docs.bigmodel.cn/cn/guide/tools/web-search
    asList(frame.web_search),
    // Azure OpenAI on your data: https://learn.microsoft.com/azure/ai-services/openai/references/on-your-data
    asList(asObject(message.context).citations),
    // Cohere, by way of LiteLLM
    asList(message.citations),
    // Google, by way of LiteLLM: https://ai.google.dev/gemini-api/docs/google-search
    groundingChunks(frame),
    // Servers with a list under Open WebUI's name and in another form.
    asList(frame.sources).filter((source) => !asObject(source).document),
  ];
  return lists.find((list) => list.length > 0) ?? [];
}

/** The parts of an answer that cite a page, as they come: https://openrouter.ai/docs/features/web-search */
function annotations(frame: JsonObject): readonly unknown[] {
  const { item, annotation, response } = frame;
  const outputs = [item, ...asList(asObject(response).output), ...asList(frame.output)];
  const parts = outputs.flatMap((output) => asList(asObject(output).content));
  const listed = [messageOf(frame), ...parts].flatMap((part) => asList(asObject(part).annotations));
  return [...listed, annotation].filter((each) => isObject(each) && (each.url_citation || each.url));
}

function messageOf(frame: JsonObject): JsonObject {
  const { delta, message } = asObject(asList(frame.choices)[0]);
  return { ...asObject(message), ...asObject(delta) };
}

function groundingChunks(frame: JsonObject): readonly unknown[] {
  const choice = asObject(asList(frame.choices)[0]);
  const { vertex_ai_grounding_metadata, groundingMetadata, grounding_metadata } = { ...frame, ...choice };
  const held = [vertex_ai_grounding_metadata, groundingMetadata, grounding_metadata].flat();
  return held.flatMap((metadata) => {
    const { groundingChunks: chunks, grounding_chunks } = asObject(metadata);
    return [...asList(chunks), ...asList(grounding_chunks)];
  });
}

/** Addresses with the titles that another list has for them. */
function withTitles(addresses: readonly unknown[], results: readonly unknown[]): readonly unknown[] {
  return addresses.map((address) => results.find((result) => asObject(result).url === address) ?? address);
}

function readSource(value: unknown): readonly Source[] {
  const outer = asObject(value);
  // Cohere cites several documents for one part of the text.
  if (asList(outer.sources).length) return asList(outer.sources).flatMap(readSource);
  const inner = [outer.url_citation, outer.web, outer.retrievedContext, outer.document].find(isObject) ?? outer;
  const { url: address, uri, link, href } = inner;
  const url = [value, address, uri, link, href].map(safeUrl).find(Boolean);
  const names = [inner.title, inner.name, inner.site_name, inner.filepath, url && new URL(url).hostname, value];
  const name = names.map((each) => singleLine(each, 200)).find(Boolean);
  const texts = [inner.content, inner.snippet, inner.text, inner.exactQuote].map(asString);
  const passage = texts.find(Boolean)?.slice(0, longestPassage).toWellFormed();
  return name ? [{ name, ...(url && { url }), passages: passage ? [passage] : [] }] : [];
}

function holds(sources: readonly Source[], { url, name }: Source): boolean {
  return sources.some((source) => (url ? source.url === url : source.name === name));
}
