import { extended as english } from '../../strings/en/extended.js';
import type { Extended } from '../extended-view.js';
import { entityNames } from './inlines/entities.js';
import { createExtendedSyntax } from './syntax.js';
import { AnswerWork } from './view/late-work.js';
import { extendedView } from './view/extended-view.js';

export const extended: Extended = {
  createSyntax: () => createExtendedSyntax(),
  entityNames,
  view: extendedView,
  createLateWork: (isAtOnce) => new AnswerWork(isAtOnce),
  english,
};
