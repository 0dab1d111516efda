import { ChatError } from '../../core/chat-error.js';
import type { StoredConversation } from '../history-store.js';
import { own } from '../records/read-fields.js';
import { isOurs, readJson } from './json-format.js';
import { readOpenWebUI } from './read-open-webui.js';

/** The conversations of a file, and how many conversations and messages in it could not be read. */
export interface ReadExport {
  readonly conversations: readonly StoredConversation[];
  readonly setAside: number;
}

/**
 * Reads a file of ours, or of Open WebUI's "Export chats". What is damaged in it is set aside.
 *
 * @throws ChatError of code `config` for what is no such file, and nothing else
 */
export function readExport(text: string): ReadExport {
  const file = parsed(text);
  if (isOurs(file)) return readJson(file);
  const chats = Array.isArray(file) ? file : (own(file, 'chats') ?? (own(file, 'chat') ? [file] : undefined));
  if (Array.isArray(chats)) return readOpenWebUI(chats);
  throw new ChatError('config', 'history.import: this is no file of conversations');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ChatError('config', 'history.import: this file is not JSON', { cause });
  }
}
