import type { ModelInfo } from '../../core/verification.js';
import { isObject, asList, asObject, asString, type JsonObject } from '../json.js';
import { singleLine } from '../server-text.js';

const mostSuggestions = 12;

/** A list of models, whose entries are read only where they are needed: it may hold thousands. */
export interface ModelList {
  readonly ids: readonly string[];
  /**
   * The name under which the list has a model: exactly the one asked for, else the only one that differs from it by
   * `models/` before it (Google) or `:latest` behind it (Ollama) alone, which requests need not have.
   */
  nameOf(id: string): string | undefined;
  /** The model, under the name asked for. */
  find(id: string): ModelInfo | undefined;
}

/** Reads `{ data: [...] }`, `{ models: [...] }` or a bare list; undefined where it is none. */
export function readModelList(body: unknown): ModelList | undefined {
  const { data, models } = asObject(body);
  const entries = [body, data, models].find((value) => Array.isArray(value));
  if (!entries) return undefined;
  const byId = new Map<string, unknown>();
  for (const entry of asList(entries)) {
    const id = idOf(entry);
    if (id && !byId.has(id)) byId.set(id, entry);
  }
  function nameOf(id: string): string | undefined {
    if (byId.has(id)) return id;
    const aliases = new Set([`models/${id}`, `${id}:latest`, id.replace(/^models\//, ''), id.replace(/:latest$/, '')]);
    const [alias, other] = [...aliases].filter((name) => byId.has(name));
    return other === undefined ? alias : undefined;
  }

  return {
    ids: [...byId.keys()],
    nameOf,
    find(id) {
      const name = nameOf(id);
      return name === undefined ? undefined : modelInfo(id, asObject(byId.get(name)));
    },
  };
}

function idOf(entry: unknown): string {
  if (!isObject(entry)) return asString(entry);
  return asString(entry.id) || asString(entry.model) || asString(entry.name);
}

/** Open WebUI tells a name, and in `info.meta` a description and first questions. */
function modelInfo(id: string, entry: JsonObject): ModelInfo {
  const meta = asObject(asObject(entry.info).meta);
  const name = singleLine(entry.name, 100);
  const description = singleLine(meta.description, 1000) || singleLine(entry.description, 1000);
  const suggestions = asList(meta.suggestion_prompts)
    .map((prompt) => asString(asObject(prompt).content).trim().slice(0, 2000))
    .filter(Boolean)
    .slice(0, mostSuggestions);
  return {
    id,
    ...(name && { name }),
    ...(description && { description }),
    ...(suggestions.length && { suggestions }),
    ...(meta.hidden === true && { isHidden: true }),
  };
}
