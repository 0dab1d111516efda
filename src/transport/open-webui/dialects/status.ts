import type { AgentAction, AgentDetail, AgentStatus } from '../../../core/message.js';
import { asList, asObject, asString, type JsonObject } from '../../json.js';
import { singleLine } from '../../server-text.js';
import { safeUrl } from './safe-url.js';

const mostDetails = 20;

/** The actions that Open WebUI itself names, often without a description. */
const actions = new Map<string, AgentAction>([
  ['web_search', 'search'],
  ['knowledge_search', 'search'],
  ['queries_generated', 'queries'],
  ['web_search_queries_generated', 'queries'],
  ['sources_retrieved', 'found'],
]);

/** A status event: what an agent, a filter or the server's own search says it is doing. */
export function readStatus(data: JsonObject): AgentStatus | undefined {
  const { query, error } = data;
  const action = actions.get(asString(data.action));
  const count = Number(data.count) || asList(data.urls).length || asList(data.items).length;
  // Open WebUI's own screen fills these two in.
  const description = (singleLine(data.description) || singleLine(error))
    .replace('{{count}}', String(count))
    .replace('{{searchQuery}}', () => singleLine(query, 100));
  if (!description && !action) return undefined;
  const details = [query, ...asList(data.queries), ...asList(data.items), ...asList(data.urls)]
    .map(readDetail)
    .filter((detail) => detail !== undefined)
    .filter(({ text, url }, index, all) => all.findIndex((d) => (url ? d.url === url : d.text === text)) === index)
    .slice(0, mostDetails);
  return {
    description,
    done: data.done !== false || Boolean(error),
    ...(action && { action }),
    ...(count > 0 && { count }),
    ...(details.length > 0 && { details }),
    ...(Boolean(error) && { isFault: true }),
  };
}

/** A query, an address, or a result with a title. */
function readDetail(value: unknown): AgentDetail | undefined {
  const { title, name, link, url } = asObject(value);
  const address = safeUrl(link) ?? safeUrl(url) ?? safeUrl(value);
  const text = singleLine(title, 200) || singleLine(name, 200) || address || singleLine(value, 200);
  return text ? { text, ...(address && { url: address }) } : undefined;
}
