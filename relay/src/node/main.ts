#!/usr/bin/env node
import { runCommand } from './command/run-command.js';

const stopped = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});
const output = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`causerie-relay: ${line}\n`),
};
process.exit(await runCommand(process.argv.slice(2), process.env, output, stopped));
