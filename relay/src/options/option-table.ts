/** What an option takes. */
export type OptionKind =
  | {
      readonly kind:
        'text' | 'flag' | 'address' | 'texts' | 'origins' | 'record' | 'function' | 'secret' | 'file' | 'proxies';
    }
  | {
      readonly kind: 'count';
      readonly from?: number;
      readonly to?: number;
      readonly orNull?: true;
      readonly or?: string;
    }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'group'; readonly of: OptionTable }
  | { readonly kind: 'groups'; readonly of: OptionTable };

/** One option, once: the check, the schema, the command's arguments and the documentation come from here. */
interface OptionRow {
  readonly takes: OptionKind;
  readonly doc: string;
  /** As the documentation shows it. */
  readonly default?: string;
  readonly isRequired?: true;
  /** The argument of the command, without the dashes. */
  readonly argument?: string;
}

export type OptionTable = Readonly<Record<string, OptionRow>>;

const text = { kind: 'text' } as const;
const file = { kind: 'file' } as const;
const flag = { kind: 'flag' } as const;
const count = (from: number, to?: number): OptionKind => ({ kind: 'count', from, ...(to !== undefined && { to }) });
const limit: OptionKind = { kind: 'count', from: 0, orNull: true };

const allowance = (what: string, defaults: readonly [string, string, string, string]): OptionRow => ({
  takes: {
    kind: 'group',
    of: {
      session: { takes: limit, doc: `${what} of one visitor.`, default: defaults[0] },
      user: { takes: limit, doc: `${what} of one visitor whom the site knows, on all devices.`, default: defaults[1] },
      address: { takes: limit, doc: `${what} of one IP address; of IPv6, a /64.`, default: defaults[2] },
      all: { takes: limit, doc: `${what} of all visitors together.`, default: defaults[3] },
    },
  },
  doc: `${what}. \`null\` is no limit.`,
});

const limits: OptionTable = {
  mode: {
    takes: { kind: 'choice', of: ['enforce', 'log'] },
    doc: '`log` refuses nothing and only logs what would be refused.',
    default: 'enforce',
  },
  minute: allowance('Answers a minute', ['20', '20', '120', 'null']),
  day: allowance('Answers a day', ['300', '300', '2000', 'null']),
  tokens: allowance('Tokens a day', ['null', 'null', 'null', 'null']),
  running: allowance('Answers that run at once', ['4', '6', '40', '1000']),
  newSessions: {
    takes: {
      kind: 'group',
      of: {
        minute: { takes: limit, doc: 'In a minute.', default: '30' },
        day: { takes: limit, doc: 'In a day.', default: '1000' },
      },
    },
    doc: 'New sessions of one IP address.',
  },
  wrongTurns: { takes: count(1), doc: 'Wrong ids of answers that an address may ask for in a minute.', default: '60' },
  onError: {
    takes: { kind: 'choice', of: ['open', 'closed'] },
    doc: 'Whether answers are given while the counters cannot be reached. Without it, the limits of a day are closed and the others open.',
  },
  quotaMessage: { takes: text, doc: 'What visitors read when an allowance of a day is used up.' },
};

const turns: OptionTable = {
  keep: { takes: count(1, 86_400), doc: 'Seconds for which an answer can be read after its end.', default: '600' },
  detached: {
    takes: { kind: 'count', from: 1, to: 86_400, or: 'stop' },
    doc: 'Seconds that an answer goes on after its visitor has gone; `stop` ends it at once.',
    default: '600',
  },
  size: { takes: count(10_000), doc: 'Most characters of an answer, its frames included.', default: '20000000' },
};

const common: OptionTable = {
  model: {
    takes: { kind: 'texts' },
    doc: 'The models that are offered, by id or name.',
    isRequired: true,
    argument: 'model',
  },
  origin: {
    takes: { kind: 'origins' },
    doc: 'The sites that may use the relay, such as `https://www.example.org`; `https://*.example.org` is any host below.',
    isRequired: true,
    argument: 'origin',
  },
  systemPrompt: { takes: text, doc: 'What the model is told before each conversation.' },
  parameters: {
    takes: { kind: 'record' },
    doc: 'Fields of each request for an answer, which visitors cannot change, such as `temperature`; `null` leaves a field out.',
    default: '{}',
  },
  titles: { takes: flag, doc: 'Whether Open WebUI may be asked for titles of conversations.', default: 'false' },
  maxTokens: { takes: { kind: 'count', from: 1, orNull: true }, doc: 'Most tokens of an answer.', default: '4096' },
  maxMessages: { takes: count(1), doc: 'Most messages of a request.', default: '400' },
  maxCharacters: { takes: count(1), doc: 'Most characters of all messages of a request.', default: '400000' },
  maxBody: { takes: count(1000), doc: 'Most bytes of a request.', default: '2000000' },
  trustedProxies: {
    takes: { kind: 'proxies' },
    doc: 'The proxies before the relay: how many, or a list of their addresses and ranges. Without it, everybody behind a proxy counts as one address.',
    default: '0',
  },
  limits: { takes: { kind: 'group', of: limits }, doc: 'Limits of use.' },
  turns: { takes: { kind: 'group', of: turns }, doc: 'Answers that outlive their page.' },
  keepAlive: {
    takes: { kind: 'count', from: 0.01, to: 300 },
    doc: 'Seconds of silence after which a comment is sent, so that no proxy ends the answer.',
    default: '15',
  },
  idle: { takes: count(1, 86_400), doc: 'Seconds that the AI server may be silent.', default: '600' },
};

const sessionMinutes: OptionRow = {
  takes: count(1, 10_000),
  doc: 'How long a session lives without being used.',
  default: '30',
};
const identityRequired: OptionRow = {
  takes: flag,
  doc: 'Whether only visitors whom the site knows get answers.',
  default: 'false',
};
const url: OptionRow = { takes: { kind: 'address' }, doc: 'The address of the AI server.', argument: 'url' };
const headers: OptionRow = { takes: { kind: 'record' }, doc: 'Headers sent to it.', default: '{}' };
const anySecret = { kind: 'secret' } as const;
const anyFunction = { kind: 'function' } as const;

/** The options of `createRelay`. */
export const handlerOptions: OptionTable = {
  url,
  key: { takes: anySecret, doc: 'Its key: a text, or a function that gives it.' },
  upstreams: {
    takes: {
      kind: 'groups',
      of: {
        url: { ...url, isRequired: true },
        key: { takes: anySecret, doc: 'Its key: a text, or a function that gives it.' },
        headers,
      },
    },
    doc: 'In place of `url`: several servers. One that does not answer is replaced by the next that has the model.',
  },
  ...common,
  session: {
    takes: {
      kind: 'group',
      of: { minutes: sessionMinutes, secret: { takes: text, doc: 'Signs the sessions: at least 32 characters.' } },
    },
    doc: 'Sessions of visitors.',
  },
  identity: {
    takes: {
      kind: 'group',
      of: { secret: { takes: text, doc: 'The secret of `signVisitor`.' }, required: identityRequired },
    },
    doc: 'Visitors whom the site knows.',
  },
  verifyVisitor: { takes: anyFunction, doc: 'Asked with the request before a session is given.' },
  state: { takes: { kind: 'record' }, doc: 'Where limits, sessions and answers are remembered.' },
  callUpstream: { takes: anyFunction, doc: 'How upstreams are called.' },
  observe: { takes: anyFunction, doc: 'Is told of every request and answer.' },
};

/** The options of the command and its YAML file. Secrets come from files or the environment, never from here. */
export const serverOptions: OptionTable = {
  url,
  keyFile: { takes: file, doc: 'A file that holds its key. It is read again when it changes.', argument: 'key-file' },
  keyEnv: { takes: text, doc: 'In place of `keyFile`: the environment variable that holds the key.' },
  upstreams: {
    takes: {
      kind: 'groups',
      of: {
        url: { ...url, isRequired: true },
        keyFile: { takes: file, doc: 'A file that holds its key.' },
        keyEnv: { takes: text, doc: 'The environment variable that holds its key.' },
        headers,
      },
    },
    doc: 'In place of `url`: several servers. One that does not answer is replaced by the next that has the model.',
  },
  ...common,
  systemPromptFile: { takes: file, doc: 'A file that holds the system prompt.', argument: 'system-prompt-file' },
  limitMinute: {
    takes: count(1),
    doc: 'Short for `limits.minute`: answers a minute of one visitor. An address may have six times as many.',
    argument: 'limit-minute',
  },
  limitDay: {
    takes: count(1),
    doc: 'Short for `limits.day`: answers a day of one visitor. An address may have six times as many.',
    argument: 'limit-day',
  },
  session: {
    takes: {
      kind: 'group',
      of: {
        minutes: sessionMinutes,
        secretFile: {
          takes: file,
          doc: 'A file with the secret that signs the sessions: at least 32 characters. Without it, one is made by chance at each start, or shared through Redis.',
        },
        secretEnv: { takes: text, doc: 'In place of `secretFile`: the environment variable.' },
      },
    },
    doc: 'Sessions of visitors.',
  },
  identity: {
    takes: {
      kind: 'group',
      of: {
        secretFile: { takes: file, doc: 'A file with the secret by which your server signs who a visitor is.' },
        secretEnv: { takes: text, doc: 'In place of `secretFile`: the environment variable.' },
        required: identityRequired,
      },
    },
    doc: 'Visitors whom the site knows.',
  },
  host: { takes: text, doc: 'The address that the relay listens at.', default: '127.0.0.1', argument: 'host' },
  port: { takes: count(0, 65_535), doc: 'Its port; 0 takes a free one.', default: '8787', argument: 'port' },
  publicUrl: {
    takes: { kind: 'address' },
    doc: 'The address by which pages reach the relay, for the tag that is printed.',
    argument: 'public-url',
  },
  metricsPort: {
    takes: count(0, 65_535),
    doc: 'The port of `/metrics`, at the same host. Without it there is none.',
    argument: 'metrics-port',
  },
  redis: {
    takes: text,
    doc: 'The address of a Redis that several relays share, such as `redis://127.0.0.1:6379`.',
    argument: 'redis',
  },
  stopAfter: {
    takes: count(0, 3600),
    doc: 'Seconds that running answers have to end when the relay is stopped.',
    default: '30',
  },
  logLevel: {
    takes: { kind: 'choice', of: ['debug', 'info', 'warn', 'error', 'silent'] },
    doc: 'What is logged: `info` has a line for each request.',
    default: 'info',
    argument: 'log-level',
  },
};
