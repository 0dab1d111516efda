import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium or Chrome that is installed here, or undefined: then Playwright's own is used, where it was installed.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  return findOnPath(names) ?? places.find(isExecutable);
}

/**
 * The first of some programs that is installed.
 *
 * @param {readonly string[]} programs
 */
export function findOnPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => programs.map((name) => join(folder, name))).find(isExecutable);
}

/**
 * How Playwright and Vitest start that browser. No sandbox, since tests often run as root in a container, where
 * Chromium refuses to start with one; the other switches keep it from calling home on a closed network.
 *
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function browserLaunch() {
  const executablePath = findBrowser();
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return executablePath ? { executablePath, args } : { args };
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
