// The load of a relay beside nginx and LiteLLM: node relay/bench/load.mjs [--streams 1000] [--seconds 10] [--litellm 40]
// CPU is what the process used by itself, so it says the same on a machine that does other work; delays do not.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { root, runMain, runTool } from '../../scripts/run.mjs';
import { openReaders } from './readers.mjs';
import { startLiteLLM, startNginx, startNothing, startRelay, startUpstream } from './subjects.mjs';

const ticksPerSecond = 100;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      streams: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '10' },
      litellm: { type: 'string', default: '40' },
    },
  });
  await runTool('typescript', ['-p', `${root}/relay/tsconfig.build.json`]);
  const streams = Number(values.streams);
  const seconds = Number(values.seconds);
  const few = Number(values.litellm);
  const upstream = await startUpstream(600);
  console.log(
    `${streams} answers at once (LiteLLM: ${few}), 30 frames/s each, ${seconds} s; load of the machine ${loadavg()[0]?.toFixed(1)}`,
  );
  const rows = [];
  try {
    const { port } = upstream;
    rows.push(await measure(await startNothing(port), streams, seconds));
    rows.push(await measure(await startNginx(port), streams, seconds));
    rows.push(await measure(await startRelay(port), streams, seconds));
    rows.push(await measure(await startRelay(port, false), streams, seconds));
    if (few > 0) rows.push(await measure(await startLiteLLM(port), few, seconds));
  } finally {
    upstream.stop();
  }
  console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
  process.exit(0);
});

/**
 * @param {import('./subjects.mjs').Running} running
 * @param {number} streams
 * @param {number} seconds
 */
async function measure({ name, pids, subject, stop }, streams, seconds) {
  const before = kilobytes(pids);
  const readers = await openReaders(subject, streams);
  await wait(2000);
  readers.reset();
  const cpu = ticks(pids);
  const since = performance.now();
  await wait(seconds * 1000);
  const elapsed = (performance.now() - since) / 1000;
  const used = (ticks(pids) - cpu) / ticksPerSecond;
  const { frames, delays, firstMs, refused } = readers;
  const memory = kilobytes(pids) - before;
  readers.close();
  stop();
  await wait(500);
  return {
    name,
    streams: firstMs.length,
    refused,
    'frames/s': Math.round(frames / elapsed),
    'first frame, ms (p50)': Math.round(percentile(firstMs, 0.5)),
    'delay, ms (p50)': Number(percentile(delays, 0.5).toFixed(2)),
    'delay, ms (p99)': Number(percentile(delays, 0.99).toFixed(1)),
    'CPU, µs a frame': Number(((used * 1e6) / frames).toFixed(1)),
    'core, %': Math.round((used / elapsed) * 100),
    'memory, kB a stream': Math.round(memory / streams),
  };
}

/** @param {readonly number[]} values @param {number} part */
function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** User and system time of processes. @param {readonly number[]} pids */
function ticks(pids) {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return sum + Number(fields[11]) + Number(fields[12]);
  }, 0);
}

/** @param {readonly number[]} pids */
function kilobytes(pids) {
  return pids.reduce(
    (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
    0,
  );
}

/** @param {number} ms */
function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
