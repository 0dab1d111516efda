import { defined } from '../../core/defined.js';
import type { Branch } from '../../core/branch.js';
import type { Conversation } from '../../core/conversation.js';
import type { PositionedMessage, StoredConversation } from '../history-store.js';
import { isFields, numberOf, own, stringOf } from '../records/read-fields.js';
import { messageFromFields } from '../records/decode-message.js';
import { readOpenWebUIMessage } from './open-webui-message.js';
import type { ReadExport } from './read-export.js';

/** A message of the tree that can be read, with those that follow it. */
interface Node {
  readonly id: string;
  readonly fields: unknown;
  readonly isUser: boolean;
  readonly children: string[];
}

/** Where the walk through the tree is. */
interface Step {
  readonly id: string;
  /** The branch that the message is on; absent: the trunk. */
  readonly branch?: string;
  readonly turnId: string;
  /** The place of the user message above it. */
  readonly position: number;
}

/** Reads what Open WebUI's "Export chats" writes: chats whose messages are trees. */
export function readOpenWebUI(chats: readonly unknown[]): ReadExport {
  const read = chats.map((entry, index) => readChat(entry, index));
  return {
    conversations: read.flatMap(({ stored }) => stored ?? []),
    setAside: read.reduce((sum, { setAside }) => sum + setAside, 0),
  };
}

function readChat(entry: unknown, index: number): { stored?: StoredConversation; setAside: number } {
  const chat = own(entry, 'chat') ?? entry;
  const given = own(own(chat, 'history'), 'messages');
  if (!isFields(given)) return { setAside: 1 };
  const { nodes, roots } = treeOf(given);
  const { messages, branches, branchOfStep } = walk(nodes, roots);
  const shown = branchOfStep.get(stringOf(own(chat, 'history'), 'currentId') ?? '');
  const createdAt =
    milliseconds(numberOf(entry, 'created_at') ?? numberOf(chat, 'timestamp')) ?? messages[0]?.message.createdAt ?? 0;
  const title = stringOf(chat, 'title') ?? stringOf(entry, 'title');
  const conversation: Conversation = defined({
    id: stringOf(entry, 'id') ?? stringOf(chat, 'id') ?? `open-webui-${messages[0]?.message.id ?? index}`,
    createdAt,
    updatedAt: milliseconds(numberOf(entry, 'updated_at')) ?? messages.at(-1)?.message.createdAt ?? createdAt,
    title,
    titledBy: title === undefined ? undefined : ('model' as const),
    isPinned: own(entry, 'pinned') === true ? true : undefined,
    branch: shown,
  });
  const stored = { conversation, messages, hasEarlier: false, branches, draft: '' };
  return { stored, setAside: Object.keys(given).length - messages.length };
}

/** The tree by what each message says is above it; what hangs on nothing that is there begins anew. */
function treeOf(given: Readonly<Record<string, unknown>>): {
  nodes: ReadonlyMap<string, Node>;
  roots: readonly string[];
} {
  const nodes = new Map<string, Node>();
  for (const [id, fields] of Object.entries(given)) {
    const role = stringOf(fields, 'role');
    if (id && (role === 'user' || role === 'assistant'))
      nodes.set(id, { id, fields, isUser: role === 'user', children: [] });
  }
  const roots: string[] = [];
  for (const { id, fields } of nodes.values()) {
    const parent = nodes.get(stringOf(fields, 'parentId') ?? '');
    if (parent && parent.id !== id) parent.children.push(id);
    else roots.push(id);
  }
  return { nodes, roots };
}

/**
 * From the tree to one list with branches. The first of several children goes on where their parent is, each other
 * one begins a branch: another text of the visitor, or another answer. Not recursive: a tree may be a long line.
 */
function walk(nodes: ReadonlyMap<string, Node>, roots: readonly string[]) {
  const messages: PositionedMessage[] = [];
  const branches: Branch[] = [];
  const branchOfStep = new Map<string, string | undefined>();
  const seen = new Set<string>();
  const open: Step[] = [];

  /** Those that follow the same message, the first of them to be visited next. */
  function follow(ids: readonly string[], parent: Omit<Step, 'id'>): void {
    const steps: Step[] = [];
    const first = nodes.get(ids[0] ?? '');
    for (const id of ids) {
      const node = nodes.get(id);
      if (!node || !first) continue;
      const own = node.isUser ? id : parent.turnId;
      if (node === first) {
        steps.push({ ...parent, id, turnId: own });
        continue;
      }
      const keepsUser = !node.isUser;
      const branch = keepsUser ? `b-${id}` : id;
      const turnId = keepsUser ? parent.turnId : first.id;
      // The place of another text is that of the first; it is not known before the walk has come by.
      branches.push(
        defined({
          id: branch,
          from: parent.branch,
          turnId,
          position: keepsUser ? parent.position : -1,
          keepsUser,
          createdAt: branches.length + 1,
        }),
      );
      steps.push({ id, branch, turnId: own, position: parent.position });
    }
    open.push(...steps.toReversed());
  }

  follow(roots, { turnId: '', position: 0 });
  for (let step = open.pop(); step; step = open.pop()) {
    const node = nodes.get(step.id);
    if (!node || seen.has(step.id)) continue;
    seen.add(step.id);
    const { branch, turnId } = step;
    const message = messageFromFields(
      readOpenWebUIMessage(node.fields, defined({ id: step.id, turnId: turnId || step.id, branch })),
    );
    const position = messages.length;
    if (message) messages.push({ position, message });
    branchOfStep.set(step.id, branch);
    follow(
      node.children,
      defined({ branch, turnId: turnId || step.id, position: node.isUser ? position : step.position }),
    );
  }
  const positions = new Map(messages.map(({ position, message }) => [message.id, position]));
  return {
    messages,
    branches: branches.map((b) => (b.position < 0 ? { ...b, position: positions.get(b.turnId) ?? 0 } : b)),
    branchOfStep,
  };
}

/** Open WebUI counts in seconds, and in some fields in milliseconds. */
function milliseconds(time: number | undefined): number | undefined {
  return time === undefined || time > 1e11 ? time : time * 1000;
}
