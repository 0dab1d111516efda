import css from './markdown.css?inline';

/** What the nodes of an answer wear. Uses theme tokens only. */
export const markdownCss: string = css;
