import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Observe } from '../relay-event.js';

/** Figures of a relay for Prometheus. */
export interface Metrics {
  readonly observe: Observe;
  /** Serves `/metrics`. */
  createServer(): Server;
}

const seconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'causerie_relay_requests_total',
    help: 'Requests by route and status.',
    labelNames: ['route', 'status'],
    registers,
  });
  const refusals = new Counter({
    name: 'causerie_relay_refusals_total',
    help: 'Refused requests by code and reason; with limits.mode "log", those that would have been.',
    labelNames: ['code', 'reason'],
    registers,
  });
  const running = new Gauge({ name: 'causerie_relay_running_turns', help: 'Answers that run.', registers });
  const ended = new Counter({
    name: 'causerie_relay_turns_total',
    help: 'Answers that have ended, by how.',
    labelNames: ['end'],
    registers,
  });
  const firstFrame = new Histogram({
    name: 'causerie_relay_first_frame_seconds',
    help: 'Time until the AI server began to answer.',
    buckets: seconds,
    registers,
  });
  const total = new Histogram({
    name: 'causerie_relay_turn_seconds',
    help: 'Time until an answer had ended.',
    buckets: seconds,
    registers,
  });
  const tokens = new Counter({
    name: 'causerie_relay_tokens_total',
    help: 'Tokens, by kind and by whether the AI server counted them.',
    labelNames: ['kind', 'counted'],
    registers,
  });
  const upstreamErrors = new Counter({
    name: 'causerie_relay_upstream_errors_total',
    help: 'Failures of AI servers.',
    labelNames: ['upstream'],
    registers,
  });
  const stateLost = new Gauge({
    name: 'causerie_relay_state_lost',
    help: '1 while the store of limits and answers cannot be reached.',
    registers,
  });

  const observe: Observe = (event) => {
    switch (event.type) {
      case 'request':
        requests.inc({ route: event.route, status: event.status });
        if (event.code) refusals.inc({ code: event.code, reason: shortReason(event.code, event.reason) });
        break;
      case 'would-refuse':
        refusals.inc({ code: event.code, reason: event.reason });
        break;
      case 'turn-start':
        running.inc();
        break;
      case 'turn-end':
        running.dec();
        ended.inc({ end: event.end });
        total.observe(event.ms / 1000);
        if (event.firstFrameMs !== undefined) firstFrame.observe(event.firstFrameMs / 1000);
        tokens.inc({ kind: 'prompt', counted: String(!event.isEstimate) }, event.promptTokens);
        tokens.inc({ kind: 'completion', counted: String(!event.isEstimate) }, event.completionTokens);
        break;
      case 'upstream-error':
        upstreamErrors.inc({ upstream: event.upstream });
        break;
      case 'state-lost':
        stateLost.set(1);
        break;
      case 'state-back':
        stateLost.set(0);
        break;
    }
  };

  return {
    observe,
    createServer: () =>
      createServer((request, response) => {
        if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
        void registry
          .metrics()
          .then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text));
      }),
  };
}

/** Reasons of limits are a closed set; others hold words of servers, which would make a series each. */
function shortReason(code: string, reason: string | undefined): string {
  return ['rate-limit', 'quota', 'busy'].includes(code) && /^\w+ \w+$/.test(reason ?? '') ? (reason ?? '') : '';
}
