import { Fragment } from 'preact';
import { adoptStyles } from '../../platform/adopt-styles.js';
import type { AnswerParts } from '../panel-features.js';
import css from './answer-parts.css?inline';
import { copyRich } from './copy-rich.js';
import { AgentSteps } from './agent-steps.js';
import { MoreActions } from './more-actions.js';
import { Pictures } from './pictures.js';
import { Reasoning } from './reasoning.js';
import { SourceMark } from './source-mark.js';
import { Sources } from './sources.js';
import { UnrunTools } from './unrun-tools.js';

export const answerParts: AnswerParts = {
  before: (view) => (
    <Fragment key="before">
      {view.hasReasoning && (
        <Reasoning
          text={view.reasoning}
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
  copy: copyRich,
  adoptStyles: (place) => adoptStyles(place, css),
};
