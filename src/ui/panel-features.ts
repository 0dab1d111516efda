import type { FunctionComponent, VNode } from 'preact';
import type { AnswerMessage, UserMessage } from '../core/message.js';
import type { ShownTurn } from '../core/conversation.js';
import type { ResolvedOptions } from '../options/chat-options.js';
import type { Lazy } from '../platform/lazy.js';
import type { CreateMessageChanges } from '../state/conversations/message-changes.js';
import type { ChatNotice } from '../state/notices.js';
import type { AnswerView } from './answer-view.js';
import type { EndFollower } from './follow-end.js';
import type { PanelContext, PanelDeps } from './panel-context.js';
import type { PanelNoticeProps } from './panel-notice.js';
import type { TurnNoticeProps } from './turn-notice.js';

/** The features of the panel that load late. The panel and the features know each other by this alone. */
export interface PanelFeatures {
  /**
   * Without them what an answer has beside its text is plain text, a notice is one general sentence with its action, and
   * the rest is not offered.
   */
  readonly messageParts: Lazy<MessageParts>;
  /** Without it the panel floats in the corner. */
  readonly placements: Lazy<Placements>;
  /** Without it all turns are mounted. */
  readonly longList: Lazy<{ readonly createLongList: (init: LongListInit) => LongList }>;
  /** Without it a notice says so. */
  readonly menu: Lazy<{ readonly Menu: FunctionComponent }>;
}

/** An action that has a key of the owner's choice. */
export type ShortcutName = 'help' | 'write' | 'copy' | 'newConversation' | 'menu';

/** The parts around the text of an answer, tools for messages, notices, the pill that leads to new text, the sizer. */
export interface MessageParts {
  /** Stands over the text of an answer. */
  readonly before: (view: AnswerView) => VNode;
  /** Stands below it. */
  readonly after: (view: AnswerView) => VNode;
  /** Stands in the place of `[1]`. */
  readonly mark: (view: AnswerView, number: number) => VNode;
  readonly UserTools: FunctionComponent<{ message: UserMessage }>;
  readonly Actions: FunctionComponent<{ view: AnswerView; answer: AnswerMessage }>;
  readonly Time: FunctionComponent<{ at: number }>;
  readonly TurnNotice: FunctionComponent<TurnNoticeProps>;
  readonly NoticeLine: FunctionComponent<PanelNoticeProps>;
  /** Lines that belong to no message. */
  readonly Notices: FunctionComponent<{ notices: readonly ChatNotice[] }>;
  readonly NewTextBelow: FunctionComponent<{ follower: EndFollower }>;
  readonly Sizer: FunctionComponent;
  /** The text of a notice about a turn, for the live regions. */
  readonly turnNoticeSentence: (notice: TurnNoticeProps, deps: PanelDeps) => string;
  /** The visitor's changes to what was said, of which its tools are the controls. */
  readonly createMessageChanges: CreateMessageChanges;
  /** Does by hand what the page has kept the browser from doing. */
  readonly actInstead: (event: Event, target: Element) => void;
  /** Moves among the messages by keys, acts on shortcuts, and says answers sentence by sentence. Returns its stop. */
  readonly attend: (panel: PanelContext, scroller: HTMLElement) => () => void;
  /** The shortcuts in force, by what they do. */
  readonly shortcutsOf: (options: ResolvedOptions) => ReadonlyMap<ShortcutName, string>;
  /** Gives a root the styles of all this, and tells of answers that end while nobody looks at the page. Returns its undo. */
  readonly start: (panel: PanelDeps, root: ShadowRoot) => () => void;
}

/** The places of a panel beside the corner and the page's own element, and what a phone needs in all of them. */
export interface Placements {
  /** Stands in the panel's box. */
  readonly Placement: FunctionComponent;
}

export interface LongListInit {
  readonly panel: PanelContext;
  readonly scroller: HTMLElement;
  /** The element whose children are the turns. */
  readonly content: HTMLElement;
  readonly follower: EndFollower;
  /** The first turn that is mounted. */
  readonly from: number;
}

/** The turns that are mounted, from the one up to the other; the last turn is mounted besides. */
export interface MountedRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Keeps a window of a long conversation mounted: the turns around the view, and the last one, which may grow. Empty
 * boxes of their height stand for the others, and the place of the reader is kept whatever is mounted or loaded above.
 */
export interface LongList {
  /** The turns to mount; called in each rendering, before anything has changed in the page. */
  place(turns: readonly ShownTurn[]): MountedRange;
  /** Called after each rendering. */
  rendered(): void;
  /** Stands above the mounted turns. */
  above(range: MountedRange): VNode | false;
  /** Stands between them and the last turn. */
  below(range: MountedRange): VNode | false;
  dispose(): void;
}
