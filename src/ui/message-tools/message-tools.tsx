import type { FunctionComponent, VNode } from 'preact';
import type { AnswerMessage, UserMessage } from '../../core/message.js';
import type { ChatNotice } from '../../state/notices.js';
import { adoptStyles } from '../../platform/adopt-styles.js';
import type { AnswerView } from '../answer-view.js';
import type { EndFollower } from '../follow-end.js';
import type { TurnNoticeProps } from '../turn-notice.js';
import { OutcomeNotice } from './notices/outcome-notice.js';
import { turnNoticeSentence } from './notices/notice-sentence.js';
import { NoticeLine } from './notices/notice-line.js';
import noticeCss from './notices/notice-line.css?inline';
import { Notices } from './notices/model-notices.js';
import { RetryingNotice } from './notices/retrying-notice.js';
import type { NoticeProps } from '../notice.js';
import type { PanelContext } from '../panel-context.js';
import { AnswerActions } from './answer-actions.js';
import css from './message-tools.css?inline';
import { MessageTime } from './message-time.js';
import { NewTextBelow } from './new-text/new-text-below.js';
import newTextCss from './new-text/new-text.css?inline';
import { Sizer } from './sizer/sizer.js';
import sizerCss from './sizer/sizer.css?inline';
import { UserTools } from './user-tools.js';

/** What is done with messages and said of them beyond their words. */
export interface MessageTools {
  readonly UserTools: FunctionComponent<{ message: UserMessage }>;
  readonly Actions: FunctionComponent<{ view: AnswerView; answer: AnswerMessage }>;
  readonly Time: FunctionComponent<{ at: number }>;
  readonly TurnNotice: FunctionComponent<TurnNoticeProps>;
  readonly NoticeLine: FunctionComponent<NoticeProps>;
  /** Lines that belong to no message. */
  readonly Notices: FunctionComponent<{ notices: readonly ChatNotice[] }>;
  /** The same in words, for the live regions. */
  readonly turnNoticeSentence: (notice: TurnNoticeProps, context: PanelContext) => string;
  readonly NewTextBelow: FunctionComponent<{ follower: EndFollower }>;
  readonly Sizer: FunctionComponent;
  /** Gives a root the styles of all this. Returns its undo. */
  readonly adoptStyles: (root: ShadowRoot) => () => void;
}

export const messageTools: MessageTools = {
  UserTools,
  Actions: AnswerActions,
  Time: MessageTime,
  TurnNotice: LoadedTurnNotice,
  NoticeLine,
  Notices,
  turnNoticeSentence,
  NewTextBelow,
  Sizer,
  adoptStyles: (root) => adoptStyles(root, css + noticeCss + newTextCss + sizerCss),
};

function LoadedTurnNotice(props: TurnNoticeProps): VNode {
  const { error, at } = props;
  return error && at !== undefined ? <RetryingNotice at={at} code={error.code} /> : <OutcomeNotice {...props} />;
}
