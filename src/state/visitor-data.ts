import { pathOf } from '../core/branch.js';
import { ChatError } from '../core/chat-error.js';
import type { Clock } from '../core/clock.js';
import type { ExportFormat, HistoryHandle } from './history-handle.js';
import { jsonOf } from '../history/exchange/json-format.js';
import { markdownOf, type MarkdownWords } from '../history/exchange/markdown-format.js';
import { openWebUIOf } from '../history/exchange/open-webui-format.js';
import { readExport } from '../history/exchange/read-export.js';
import type { HistoryStore, HistoryUsage, StoredConversation } from '../history/history-store.js';
import type { OwnedChatModel } from './chat-model.js';

/** A visitor's data: to read, export, import and erase, for the panel and for `handle.history`. */
export interface VisitorData extends HistoryHandle {
  readonly kind: HistoryStore['kind'];
  usage(): Promise<HistoryUsage>;
  /** Erases the conversation that was written to least lately, and is not open: for room on the disk. */
  eraseOldest(): Promise<void>;
}

export interface VisitorDataDeps {
  readonly store: HistoryStore;
  readonly model: Pick<OwnedChatModel, 'conversation' | 'conversations' | 'flush' | 'forget'>;
  readonly clock: Clock;
  /** The texts of a file for readers, in the language of the chat. */
  readonly words: () => MarkdownWords;
  /** The model's name for answers that do not name one. */
  readonly modelName: () => string;
}

export function createVisitorData({ store, model, clock, words, modelName }: VisitorDataDeps): VisitorData {
  const writers: Record<ExportFormat, (conversations: readonly StoredConversation[]) => string> = {
    json: (conversations) => jsonOf(conversations, clock.date()),
    markdown: (conversations) => markdownOf(conversations, words()),
    'open-webui': (conversations) => openWebUIOf(conversations, modelName()),
  };

  async function whole(id: string): Promise<StoredConversation | null> {
    const stored = await store.load(id);
    return stored && { ...stored, messages: await store.loadFrom(id, 0), hasEarlier: false };
  }

  async function chosen(id: string | undefined): Promise<readonly StoredConversation[]> {
    const found: StoredConversation[] = [];
    if (id === undefined) for await (const stored of store.readAll()) found.push(stored);
    else {
      const stored = await whole(id);
      if (stored) found.push(stored);
    }
    // The one that a page begins with is kept although nothing stands in it.
    return found.filter(({ messages, draft }) => messages.length > 0 || draft);
  }

  return {
    get kind() {
      return store.kind;
    },
    usage: () => store.usage(),
    async list() {
      return store.listConversations();
    },
    async load(id) {
      const stored = await whole(textOf(id, 'load'));
      if (!stored) return null;
      const { conversation, messages, branches } = stored;
      const shown = pathOf(messages, branches, conversation.branch);
      return { conversation, messages: shown.map(({ message }) => message) };
    },
    async export(format = 'json', id) {
      if (!Object.hasOwn(writers, format)) {
        const names = Object.keys(writers).map((name) => `"${name}"`);
        throw new ChatError(
          'config',
          `history.export: expected ${names.join(', ')}, received ${JSON.stringify(format)}`,
        );
      }
      model.flush();
      return writers[format](await chosen(id === undefined ? undefined : textOf(id, 'export')));
    },
    async import(file) {
      const text = file instanceof Blob ? await file.text() : textOf(file, 'import');
      const { conversations, setAside } = readExport(text);
      const added = await store.importConversations(conversations);
      model.conversations.refresh();
      const messages = added.reduce((sum, stored) => sum + stored.messages.length, 0);
      return { conversations: added.length, messages, setAside };
    },
    async eraseOldest() {
      const open = model.conversation.value.id;
      const oldest = (await store.listConversations()).findLast(({ id, isPinned }) => id !== open && !isPinned);
      if (oldest) await store.eraseConversation(oldest.id);
      model.conversations.refresh();
      // Messages that wait in memory are taken to the disk with the next work on it.
      await store.listConversations();
    },
    async erase(id) {
      const erased = id === undefined ? undefined : textOf(id, 'erase');
      // A turn that runs in it writes no more from here on.
      await model.forget(erased);
      await (erased === undefined ? store.eraseAll() : store.eraseConversation(erased));
      model.conversations.refresh();
    },
  };
}

function textOf(value: unknown, method: string): string {
  if (typeof value === 'string') return value;
  throw new ChatError('config', `history.${method}: expected a text, received ${typeof value}`);
}
