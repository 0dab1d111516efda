import { markdownCss } from '../markdown/answer-text.js';
import answerCss from './answer.css?inline';
import baseCss from './base.css?inline';
import composerCss from './composer.css?inline';
import emptyStateCss from './empty-state.css?inline';
import headerCss from './header.css?inline';
import hostCss from './host.css?inline';
import panelCss from './panel.css?inline';
import transcriptCss from './transcript.css?inline';
import waitingCss from './waiting.css?inline';

/** Everything the panel wears, as one sheet. */
export const panelStyles: string = [
  hostCss,
  baseCss,
  panelCss,
  headerCss,
  transcriptCss,
  answerCss,
  waitingCss,
  emptyStateCss,
  composerCss,
  markdownCss,
].join('');
