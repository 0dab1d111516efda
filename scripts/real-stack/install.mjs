import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, secondsSince, withProgress } from '../run.mjs';
import { findPython } from './find-python.mjs';
import { sourceFolder, stackFolder, venv, venvPython } from './places.mjs';

const withDependencies = join(sourceFolder, 'requirements.txt');
const alone = join(sourceFolder, 'requirements-no-deps.txt');

/** Whether the packages of the requirements, in their versions, are installed. */
export function isRealStackInstalled() {
  if (!existsSync(venvPython)) return false;
  const wanted = [withDependencies, alone].flatMap(readRequirements);
  const code = [
    'import sys',
    'from importlib.metadata import version',
    'for name, wanted in (a.split("==") for a in sys.argv[1:]):',
    '    assert version(name) == wanted, name',
  ].join('\n');
  return spawnSync(venvPython, ['-c', code, ...wanted], { stdio: 'ignore' }).status === 0;
}

/** Installs Open WebUI and a small model once: about two minutes and 900 MB, in a folder that git ignores. */
export async function installRealStack() {
  if (isRealStackInstalled()) return;
  const python = findPython();
  const since = performance.now();
  mkdirSync(stackFolder, { recursive: true });
  console.log(`Installing Open WebUI and a small model into ${stackFolder} (about two minutes, 900 MB) …`);
  rmSync(venv, { recursive: true, force: true });
  await logged('making a virtual environment', python, ['-m', 'venv', venv]);
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--progress-bar', 'off'];
  await logged('installing what Open WebUI needs', venvPython, [...pip, '-r', withDependencies]);
  await logged('installing Open WebUI and the model', venvPython, [...pip, '--no-deps', '-r', alone]);
  if (!isRealStackInstalled()) throw new Error(`The installation is not complete; see ${logFile()}`);
  console.log(`Installed in ${secondsSince(since)}`);
}

function logFile() {
  return join(stackFolder, 'install.log');
}

/**
 * Runs a command with its output in the log, and tells how far it is.
 *
 * @param {string} label
 * @param {string} command
 * @param {readonly string[]} args
 */
async function logged(label, command, args) {
  console.log(`  ${label}`);
  const log = createWriteStream(logFile(), { flags: 'a' });
  let packages = 0;
  /** @type {Promise<void>} */
  const task = new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (/** @type {Buffer} */ text) => {
      packages += String(text).match(/^Collecting /gm)?.length ?? 0;
      log.write(text);
    });
    child.stderr.on('data', (text) => log.write(text));
    child.on('error', reject);
    child.on('close', (code) => {
      log.end();
      if (code === 0) resolve();
      else reject(new CommandError(`${label} failed (code ${code}); see ${logFile()}`));
    });
  });
  await withProgress(task, () => (packages > 0 ? `${packages} packages` : label));
}

/**
 * The `name==version` lines of a requirements file, without extras.
 *
 * @param {string} file
 */
function readRequirements(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim().replace(/\[.*?\]/, '')).filter((line) => line.includes('=='));
}
