/** What the pages of the demo need of the project beside the widget itself; built to one file, `kit/kit.js`. */
export { contrast, parseHex } from '../../src/core/colour.js';
export { computeScheme } from '../../src/core/colour-scheme.js';
export { colourTokens, contrastPairs } from '../../src/core/contrast-pairs.js';
export { attributeName } from '../../src/options/option-paths.js';
export * as english from '../../src/strings/en/texts.js';
export { createRehearsal, scenarioList, type RehearsalOptions } from '../../src/testing/index.js';
export { diagnose } from '../../src/transport/doctor/diagnose.js';
export { pseudoTexts } from './pseudo-language.js';
export { optionRows, type OptionRow } from './option-rows.js';

declare const LANGUAGES: readonly string[];
declare const THEMES: readonly string[];

/** Tags of the languages that there are texts in; the build puts them in. */
export const languages = LANGUAGES;

/** The names of the themes that come with the widget. */
export const themes = THEMES;
