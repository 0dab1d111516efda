import { join } from 'node:path';
import { root } from '../run.mjs';

/** Where the real stack is installed and keeps its logs; git ignores it. */
export const stackFolder = process.env['CAUSERIE_REAL_STACK'] ?? join(root, '.cache', 'real-stack');

/** What it is made from. */
export const sourceFolder = join(root, 'e2e', 'real-stack');

export const venv = join(stackFolder, 'venv');

export const venvPython =
  process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
