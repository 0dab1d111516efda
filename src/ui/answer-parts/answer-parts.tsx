import { Fragment, type VNode } from 'preact';
import { adoptStyles } from '../../platform/adopt-styles.js';
import type { AnswerView } from '../answer-view.js';
import css from './answer-parts.css?inline';
import { copyRich } from './copy-rich.js';
import { AgentSteps } from './agent-steps.js';
import { MoreActions } from './more-actions.js';
import { Pictures } from './pictures.js';
import { Reasoning } from './reasoning.js';
import { SourceMark } from './source-mark.js';
import { Sources } from './sources.js';
import { UnrunTools } from './unrun-tools.js';

/** What stands around the text of an answer, where there is any. */
export interface AnswerParts {
  readonly before: (view: AnswerView) => VNode;
  readonly after: (view: AnswerView) => VNode;
  /** What stands in the place of `[1]`. */
  readonly mark: (view: AnswerView, number: number) => VNode;
  /** What can be done with an answer beyond copying it. */
  readonly actions: (view: AnswerView) => VNode;
  /** Copies an answer, formatted where the browser can; see {@link copyRich}. */
  readonly copy: (shown: Element, text: string) => Promise<boolean>;
  /** Gives the root of an element the styles of all this. Returns its undo. */
  readonly adoptStyles: (place: Element) => () => void;
}

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
