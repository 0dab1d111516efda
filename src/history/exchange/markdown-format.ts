import type { AnswerMessage } from '../../core/message.js';
import type { StoredConversation } from '../history-store.js';
import { turnsOf } from './turn-order.js';

/** The words of a file for readers. */
export interface MarkdownWords {
  readonly you: string;
  readonly assistant: string;
  /** Name of a conversation that has none. */
  readonly conversation: string;
  readonly sources: string;
  /** After an answer that is not whole. */
  readonly incomplete: string;
  /** A date and time, or '' for what is none. */
  readonly moment: (ms: number) => string;
}

/** Conversations for a reader: of each the branch that is shown, as the answers were written. */
export function markdownOf(conversations: readonly StoredConversation[], words: MarkdownWords): string {
  return conversations.map((stored) => conversationOf(stored, words)).join('\n\n---\n\n') + '\n';
}

function conversationOf(stored: StoredConversation, words: MarkdownWords): string {
  const { title, firstWords, branch } = stored.conversation;
  const parts = [`# ${oneLine(title ?? firstWords ?? words.conversation)}`];
  for (const { user, answers } of turnsOf(stored, branch)) {
    parts.push(headOf(words.you, user.createdAt, words), user.text);
    const answer = answers.at(-1);
    if (answer)
      parts.push(headOf(answer.model ?? words.assistant, answer.createdAt, words), ...answerOf(answer, words));
  }
  return parts.join('\n\n');
}

function headOf(name: string, at: number, words: MarkdownWords): string {
  const moment = words.moment(at);
  return `## ${oneLine(name)}${moment && ` · ${moment}`}`;
}

function answerOf({ text, status, sources = [] }: AnswerMessage, words: MarkdownWords): string[] {
  const parts = [text];
  if (status === 'incomplete') parts.push(`*${words.incomplete}*`);
  if (sources.length > 0) {
    parts.push(
      `${words.sources}:\n\n${sources.map(({ name, url }) => `- ${oneLine(name)}${url ? ` <${url}>` : ''}`).join('\n')}`,
    );
  }
  return parts;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
