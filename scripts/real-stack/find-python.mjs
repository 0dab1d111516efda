import { spawnSync } from 'node:child_process';

const candidates = ['python3.12', 'python3.11', 'python3', 'python'];

// `ensurepip` is missing where a system splits it off (Debian's python3-venv); no environment can be made then.
const probe = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';

/** A Python that Open WebUI runs on: 3.11 or 3.12, able to make virtual environments. */
export function findPython() {
  const chosen = process.env['PYTHON'];
  const seen = [];
  for (const command of chosen ? [chosen] : candidates) {
    const { status, stdout } = spawnSync(command, ['-c', probe], { encoding: 'utf8' });
    const version = status === 0 ? stdout.trim() : undefined;
    if (version === '3.11' || version === '3.12') return command;
    if (version) seen.push(`${command} is ${version}`);
    else if (status !== null) seen.push(`${command} cannot make virtual environments`);
  }
  const found = seen.length > 0 ? `found: ${seen.join(', ')}` : 'found none';
  throw new Error(
    `The real Open WebUI needs Python 3.11 or 3.12 with its venv module (${found}). ` +
      'Install one (Debian: apt-get install python3.11-venv), or name it in the environment variable PYTHON.',
  );
}
