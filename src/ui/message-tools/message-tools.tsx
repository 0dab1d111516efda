import type { FunctionComponent, VNode } from 'preact';
import type { AnswerMessage, UserMessage } from '../../core/message.js';
import type { Notice } from '../../state/chat-model.js';
import type { AnswerView } from '../answer-view.js';
import type { FaultProps } from '../fault.js';
import { FaultNotice } from '../faults/fault-notice.js';
import { faultSentence } from '../faults/fault-sentences.js';
import { NoticeLine } from '../faults/notice-line.js';
import noticeCss from '../faults/notice-line.css?inline';
import { Notices } from '../faults/notices.js';
import { RetryingNotice } from '../faults/retrying-notice.js';
import type { NoticeProps } from '../notice.js';
import type { PanelContext } from '../panel-context.js';
import { AnswerActions } from './answer-actions.js';
import css from './message-tools.css?inline';
import { MessageTime } from './message-time.js';
import { UserTools } from './user-tools.js';

/** What is done with messages and said of them beyond their words. */
export interface MessageTools {
  readonly UserTools: FunctionComponent<{ message: UserMessage }>;
  readonly Actions: FunctionComponent<{ view: AnswerView; answer: AnswerMessage }>;
  readonly Time: FunctionComponent<{ at: number }>;
  readonly Fault: FunctionComponent<FaultProps>;
  readonly NoticeLine: FunctionComponent<NoticeProps>;
  /** Lines that belong to no message. */
  readonly Notices: FunctionComponent<{ notices: readonly Notice[] }>;
  /** What a fault says, for who hears it. */
  readonly faultSentence: (fault: FaultProps, context: PanelContext) => string;
  /** Gives a root the styles of all this, once. */
  readonly wear: (root: ShadowRoot) => void;
}

/** A sheet may be worn by several roots of a document. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(css + noticeCss);

export const messageTools: MessageTools = {
  UserTools,
  Actions: AnswerActions,
  Time: MessageTime,
  Fault,
  NoticeLine,
  Notices,
  faultSentence,
  wear({ adoptedStyleSheets }) {
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  },
};

function Fault(props: FaultProps): VNode {
  const { fault, at } = props;
  return fault && at !== undefined ? <RetryingNotice at={at} code={fault.code} /> : <FaultNotice {...props} />;
}
