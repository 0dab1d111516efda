import { Fragment } from 'preact';
import { adoptStyles } from '../../platform/adopt-styles.js';
import { copyText } from '../../platform/clipboard.js';
import type { AnswerParts } from '../panel-features.js';
import disclosureCss from './disclosure.css?inline';
import moreActionsCss from './more-actions.css?inline';
import picturesCss from './pictures.css?inline';
import sourcesCss from './sources.css?inline';
import { AgentSteps } from './agent-steps.js';
import { MoreActions } from './more-actions.js';
import { Pictures } from './pictures.js';
import { richHtml } from './rich-html.js';
import { Reasoning } from './reasoning.js';
import { SourceMark } from './source-mark.js';
import { Sources } from './sources.js';
import { UnrunTools } from './unrun-tools.js';

export const answerPartsFeature: AnswerParts = {
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
  actions: (view) => <MoreActions key="actions" view={view} />,
  copy: (shown, text) => copyText(text, richHtml(shown)),
  adoptStyles: (place) => adoptStyles(place, disclosureCss + picturesCss + sourcesCss + moreActionsCss),
};
