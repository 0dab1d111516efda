import { jsonText } from '../../core/json-text.js';
import { defined } from '../../core/defined.js';
import type { AnswerMessage, Message } from '../../core/message.js';
import type { StoredConversation } from '../history-store.js';
import { turnsOf } from './turn-order.js';

/** Where a message hangs in the tree of its conversation. */
interface Node {
  readonly message: Message;
  readonly parentId: string | null;
}

/**
 * A file that Open WebUI's Settings → Data Controls → Import Chats takes, and the `chats` of its
 * `POST /api/v1/chats/import` (0.12.4: `ChatImportForm`, `DataControls.svelte`). Branches become those of its tree; it
 * gives every chat a new id.
 *
 * @param model what the answers were written by, where they do not say
 */
export function openWebUIOf(conversations: readonly StoredConversation[], model: string): string {
  return jsonText(conversations.map((stored) => chatOf(stored, model)));
}

function chatOf(stored: StoredConversation, model: string): object {
  const { conversation } = stored;
  const nodes = treeOf(stored);
  const children = new Map<string | null, string[]>();
  for (const [id, { parentId }] of nodes) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const shown = turnsOf(stored, conversation.branch).at(-1);
  const currentId = (shown?.answers.at(-1) ?? shown?.user)?.id ?? null;
  const messages = Object.fromEntries(
    [...nodes].map(([id, { message, parentId }]) => [
      id,
      { id, parentId, childrenIds: children.get(id) ?? [], ...fieldsOf(message, model) },
    ]),
  );
  const title = conversation.title ?? conversation.firstWords ?? 'Chat';
  return {
    id: conversation.id,
    chat: {
      title,
      models: [model],
      params: {},
      files: [],
      tags: [],
      timestamp: conversation.createdAt,
      history: { messages, currentId },
      // The way to the shown message, for those who do not read the tree.
      messages: wayTo(currentId, nodes).map((id) => messages[id]),
    },
    meta: {},
    pinned: conversation.isPinned === true,
    archived: false,
    created_at: seconds(conversation.createdAt),
    updated_at: seconds(conversation.updatedAt),
  };
}

/** Every message under the one it follows. Branches share the messages before they leave. */
function treeOf(stored: StoredConversation): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const branch of [undefined, ...stored.branches.map(({ id }) => id)]) {
    let parentId: string | null = null;
    for (const { user, answers } of turnsOf(stored, branch)) {
      if (!nodes.has(user.id)) nodes.set(user.id, { message: user, parentId });
      for (const answer of answers) {
        if (!nodes.has(answer.id)) nodes.set(answer.id, { message: answer, parentId: user.id });
      }
      parentId = answers.at(-1)?.id ?? user.id;
    }
  }
  return nodes;
}

function wayTo(id: string | null, nodes: ReadonlyMap<string, Node>): readonly string[] {
  const way = new Set<string>();
  for (let at = id; at !== null && !way.has(at); at = nodes.get(at)?.parentId ?? null) way.add(at);
  return [...way].toReversed();
}

function fieldsOf(message: Message, model: string): object {
  const { role, text, createdAt } = message;
  const common = { role, timestamp: seconds(createdAt) };
  if (message.role === 'user') return { ...common, content: text, models: [model] };
  return defined({
    ...common,
    content: reasoningOf(message) + text,
    model: message.model ?? model,
    modelName: message.model ?? model,
    modelIdx: 0,
    done: true,
    statusHistory: message.statuses?.map(({ description, done, details = [], action = '' }) => ({
      description: description || details.map(({ text }) => text).join(', ') || action,
      done,
    })),
    files: message.images?.map((url) => ({ type: 'image', url })),
    annotation: message.feedback && { rating: message.feedback },
    sources: message.sources?.map(({ name, url, passages }) => ({
      source: defined({ name, url }),
      document: passages,
      metadata: passages.map(() => defined({ source: url ?? name, name })),
    })),
    usage: message.usage && {
      prompt_tokens: message.usage.inputTokens,
      completion_tokens: message.usage.outputTokens,
      total_tokens: message.usage.totalTokens,
    },
  });
}

/** As Open WebUI itself writes reasoning into the text of an answer. */
function reasoningOf({ reasoning, reasoningMs = 0 }: AnswerMessage): string {
  if (!reasoning) return '';
  const duration = Math.round(reasoningMs / 1000);
  const quoted = reasoning.split('\n').map((line) => `> ${escaped(line)}`);
  const head = `<details type="reasoning" done="true" duration="${duration}">\n<summary>Thought for ${duration} seconds</summary>`;
  return `${head}\n${quoted.join('\n')}\n</details>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
