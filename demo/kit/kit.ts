/** What the pages of the demo need of the project beside the widget itself; built to one file, `kit/kit.js`. */
export { createRehearsal, scenarioList, type RehearsalOptions } from '../../src/testing/index.js';
export * as english from '../../src/strings/en/texts.js';

declare const LANGUAGES: readonly string[];

/** Tags of the languages that there are texts in; the build puts them in. */
export const languages = LANGUAGES;
