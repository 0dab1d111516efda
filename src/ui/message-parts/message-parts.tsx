import { Fragment, type VNode } from 'preact';
import { adoptStyles } from '../../platform/adopt-styles.js';
import type { MessageParts } from '../panel-features.js';
import type { TurnNoticeProps } from '../turn-notice.js';
import { AgentSteps } from './answer/agent-steps.js';
import disclosureCss from './answer/disclosure.css?inline';
import feedbackCss from './answer/feedback.css?inline';
import moreActionsCss from './answer/more-actions.css?inline';
import { nameLauncher } from './away/name-launcher.js';
import { tellWhenAway } from './away/tell-when-away.js';
import { Pictures } from './answer/pictures.js';
import picturesCss from './answer/pictures.css?inline';
import { Reasoning } from './answer/reasoning.js';
import { SourceMark } from './answer/source-mark.js';
import { Sources } from './answer/sources.js';
import sourcesCss from './answer/sources.css?inline';
import { UnrunTools } from './answer/unrun-tools.js';
import { createMessageChanges } from '../../state/conversations/message-changes.js';
import { actInstead } from './act-instead.js';
import { attendKeys } from './keys/attend-keys.js';
import { shortcutsOf } from './keys/shortcuts.js';
import { speakSentences } from './keys/speak-sentences.js';
import { NewTextBelow } from './new-text/new-text-below.js';
import newTextCss from './new-text/new-text.css?inline';
import { Notices } from './notices/model-notices.js';
import { NoticeLine } from './notices/notice-line.js';
import noticeCss from './notices/notice-line.css?inline';
import { turnNoticeSentence } from './notices/notice-sentence.js';
import { OutcomeNotice } from './notices/outcome-notice.js';
import { RetryingNotice } from './notices/retrying-notice.js';
import { Sizer } from './sizer/sizer.js';
import sizerCss from './sizer/sizer.css?inline';
import printedCss from './printed.css?inline';
import { AnswerActions } from './tools/answer-actions.js';
import messageToolsCss from './tools/message-tools.css?inline';
import { MessageTime } from './tools/message-time.js';
import { UserTools } from './tools/user-tools.js';

const css = [
  messageToolsCss,
  noticeCss,
  newTextCss,
  sizerCss,
  disclosureCss,
  picturesCss,
  sourcesCss,
  moreActionsCss,
  feedbackCss,
  printedCss,
].join('');

export const messagePartsFeature: MessageParts = {
  actInstead,
  createMessageChanges,
  before: (view) => (
    <Fragment key="before">
      {view.hasReasoning && (
        <Reasoning
          text={view.reasoning}
          isAnswer={view.message?.status === 'complete' && !view.message.text}
          isThinking={view.isThinking}
          since={view.since}
          ms={view.message?.reasoningMs}
        />
      )}
      <AgentSteps statuses={view.statuses} isLive={view.message === undefined} />
    </Fragment>
  ),
  after: (view) => (
    <Fragment key="after">
      <Pictures urls={view.images} />
      <UnrunTools names={view.message?.toolCalls ?? []} />
      <Sources sources={view.sources} open={view.openSource} />
    </Fragment>
  ),
  mark: (view, number) => <SourceMark key={number} number={number} sources={view.sources} open={view.openSource} />,
  UserTools,
  Actions: AnswerActions,
  Time: MessageTime,
  TurnNotice: LoadedTurnNotice,
  NoticeLine,
  Notices,
  turnNoticeSentence,
  NewTextBelow,
  Sizer,
  attend(panel, scroller) {
    const stops = [attendKeys(panel, scroller), speakSentences(panel)];
    return () => {
      for (const stop of stops) stop();
    };
  },
  shortcutsOf,
  start(panel, root) {
    const stops = [adoptStyles(root, css), tellWhenAway(panel, root), nameLauncher(panel, root)];
    return () => {
      for (const stop of stops) stop();
    };
  },
};

function LoadedTurnNotice(props: TurnNoticeProps): VNode {
  const { error, at } = props;
  return error && at !== undefined ? <RetryingNotice at={at} code={error.code} /> : <OutcomeNotice {...props} />;
}
