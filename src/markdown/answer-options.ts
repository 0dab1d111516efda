import type { AnswerRenderers } from '../core/answer-renderers.js';

/** The owner's permissions for answers. The resolved options of the widget are such an object. */
export interface AnswerOptions {
  readonly markdown: {
    /** Whether a line break in the text is one on the screen; else it is a space. */
    readonly breaks: boolean;
  };
  readonly links: {
    /** Whether addresses without a host lead into this site; else they are text. */
    readonly relative: boolean;
  };
  readonly images: {
    /** Addresses whose images load by themselves. */
    readonly allow: readonly string[];
  };
  readonly renderers: AnswerRenderers;
}

/** Nothing leads into the site, no image loads by itself. */
export const strictest: AnswerOptions = {
  markdown: { breaks: true },
  links: { relative: false },
  images: { allow: [] },
  renderers: {},
};
