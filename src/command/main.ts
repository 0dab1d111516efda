#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { argv, stdout } from 'node:process';
import { checkTheme } from './check-theme.js';

/** The command `causerie` of the package. */
async function main([subject, verb, file]: readonly string[]): Promise<number> {
  if (subject !== 'theme' || verb !== 'check' || !file) {
    stdout.write('Usage: causerie theme check FILE    (a theme as CSS or JSON)\n');
    return 2;
  }
  const kind = extname(file).toLowerCase() === '.json' ? 'json' : 'css';
  const defaults = await readFile(new URL(/* @vite-ignore */ './browser/themes/default.json', import.meta.url), 'utf8');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    stdout.write(`${file} cannot be read\n`);
    return 2;
  }
  const findings = checkTheme(text, kind, defaults);
  for (const finding of findings) stdout.write(`${file}: ${finding}\n`);
  if (findings.length === 0) stdout.write(`${file}: every token is known, and every pair can be read\n`);
  return findings.length > 0 ? 1 : 0;
}

process.exitCode = await main(argv.slice(2));
