import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isExecutable } from './find-browser.mjs';

/**
 * The engines that the built files are driven in. Chromium may also be Playwright's own; the other two are the system's,
 * since Playwright's builds of them are patched and differ from what visitors have.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit'} EngineName
 */

/** Debian's packages of what is looked for here. */
export const enginePackages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

/** Where distributions put the small browser that comes with WebKitGTK. */
const libraryFolders = ['/usr/lib', '/usr/lib64', '/usr/libexec'];

/** Firefox, or undefined where it is not installed. */
export function findFirefox() {
  return findOnPath(['firefox-esr', 'firefox']);
}

/**
 * What WebKitGTK needs to be driven: its WebDriver server, its small browser, and a screen that is not the user's.
 *
 * @returns {{ driver: string, browser: string, screen: string } | undefined} undefined where a part is missing
 */
export function findWebKit() {
  const driver = findOnPath(['WebKitWebDriver']);
  const screen = findOnPath(['Xvfb']);
  const browser = miniBrowser();
  return driver && screen && browser ? { driver, browser, screen } : undefined;
}

/**
 * The engines that cannot be driven here.
 *
 * @returns {EngineName[]}
 */
export function missingEngines() {
  return [
    ...(findFirefox() ? [] : [/** @type {const} */ ('firefox')]),
    ...(findWebKit() ? [] : [/** @type {const} */ ('webkit')]),
  ];
}

/**
 * The engines that can be driven here; Chromium is always one, since no browser test runs without it.
 *
 * @returns {EngineName[]}
 */
export function availableEngines() {
  const missing = missingEngines();
  return /** @type {EngineName[]} */ (['chromium', 'firefox', 'webkit']).filter((name) => !missing.includes(name));
}

function miniBrowser() {
  const folders = libraryFolders.flatMap((folder) => [folder, ...entries(folder)]);
  const versions = folders.flatMap((folder) => entries(folder).filter((place) => /webkit2?gtk-\d/.test(place)));
  return versions.map((folder) => join(folder, 'MiniBrowser')).find(isExecutable);
}

/**
 * The full paths in a folder; none where it cannot be read.
 *
 * @param {string} folder
 */
function entries(folder) {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
