import type { VNode } from 'preact';
import { adoptStyles } from '../../platform/adopt-styles.js';
import type { MessageTools } from '../panel-features.js';
import type { TurnNoticeProps } from '../turn-notice.js';
import { OutcomeNotice } from './notices/outcome-notice.js';
import { turnNoticeSentence } from './notices/notice-sentence.js';
import { NoticeLine } from './notices/notice-line.js';
import noticeCss from './notices/notice-line.css?inline';
import { Notices } from './notices/model-notices.js';
import { RetryingNotice } from './notices/retrying-notice.js';
import { AnswerActions } from './answer-actions.js';
import css from './message-tools.css?inline';
import { MessageTime } from './message-time.js';
import { NewTextBelow } from './new-text/new-text-below.js';
import newTextCss from './new-text/new-text.css?inline';
import { Sizer } from './sizer/sizer.js';
import sizerCss from './sizer/sizer.css?inline';
import { UserTools } from './user-tools.js';

export const messageToolsFeature: MessageTools = {
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
