/** Every finding of the doctor, as a closed set. */
export type FindingCode =
  | 'options-fine'
  | 'options-mistake'
  | 'local-address'
  | 'mixed-content'
  | 'reachable'
  | 'offline'
  | 'unreachable'
  | 'no-answer-in-time'
  | 'cors'
  | 'cors-preflight'
  | 'open-webui-found'
  | 'other-gateway-found'
  | 'relay-found'
  | 'wrong-path'
  | 'redirected'
  | 'not-an-api'
  | 'server-down'
  | 'version-fine'
  | 'outdated'
  | 'key-accepted'
  | 'no-key-needed'
  | 'key-needless'
  | 'key-function'
  | 'key-missing'
  | 'key-wrong'
  | 'key-not-received'
  | 'key-refused'
  | 'keys-off'
  | 'key-barred'
  | 'account-pending'
  | 'list-failed'
  | 'no-list'
  | 'list-filled'
  | 'list-empty'
  | 'model-found'
  | 'model-missing'
  | 'model-not-granted'
  | 'model-inactive'
  | 'model-not-offered'
  | 'base-not-granted'
  | 'base-not-registered'
  | 'model-refused'
  | 'ordinary-key'
  | 'key-in-page'
  | 'admin-key'
  | 'answers'
  | 'slow-start'
  | 'buffered'
  | 'answer-empty'
  | 'answer-failed'
  | 'chat-route-missing'
  | 'provider-unreachable'
  | 'provider-refuses';

/** The questions, in the order in which they are asked: from cheap to dear. */
export const probeNames = [
  'options',
  'mixed-content',
  'reachable',
  'path',
  'version',
  'key',
  'list',
  'model',
  'admin-key',
  'answer',
] as const;

export type ProbeName = (typeof probeNames)[number];

/** The finding of one probe. There is no key in it. */
export interface Finding {
  readonly code: FindingCode;
  /** `warning`: the chat works, but not as it should. `problem`: it does not work. */
  readonly severity: 'ok' | 'warning' | 'problem';
  /** One sentence. */
  readonly cause: string;
  /** The change to make, by the real name of the setting, the environment variable or the menu; empty where all is well. */
  readonly fix: string;
  readonly certainty: 'certain' | 'likely' | 'possible';
}

/** A finding with the probe that made it. */
export interface ProbeFinding extends Finding {
  readonly probe: ProbeName;
}

/** The doctor's report: plain data, fit for JSON. */
export interface Diagnosis {
  /** No finding is a problem. */
  readonly isHealthy: boolean;
  /** Address of the server, without a query; empty where the options could not be read. */
  readonly url: string;
  readonly model: string;
  /** Origin of the page that asked, or an empty string outside of a page. */
  readonly page: string;
  /** Version of Open WebUI, or an empty string for other servers. */
  readonly version: string;
  /** In the order of the probes; only the last one can be a problem. */
  readonly findings: readonly ProbeFinding[];
  /** Probes that a problem made pointless. */
  readonly skipped: readonly ProbeName[];
  /** Milliseconds of the whole examination. */
  readonly elapsed: number;
}
