import { nearest } from '../../options/nearest.js';
import { OptionError } from '../../options/option-error.js';
import { serverOptions, type OptionKind } from '../../options/option-table.js';

/** What the command line says. */
export interface Arguments {
  readonly file: string | undefined;
  readonly isCheck: boolean;
  readonly isHelp: boolean;
  readonly isVersion: boolean;
  /** Options by their names. */
  readonly options: Readonly<Record<string, unknown>>;
}

interface ArgumentRow {
  readonly name: string;
  readonly takes: OptionKind;
  readonly doc: string;
}

const rows = new Map(
  Object.entries(serverOptions).flatMap(([name, { argument, takes, doc }]): [string, ArgumentRow][] =>
    argument === undefined ? [] : [[argument, { name, takes, doc }]],
  ),
);
const switches = ['check', 'help', 'version'];

/** Reads the command line. Throws an {@link OptionError} that tells every mistake. */
export function readArguments(given: readonly string[]): Arguments {
  const options: Record<string, unknown> = {};
  const on = new Set<string>();
  const mistakes: string[] = [];
  let file: string | undefined;
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (!word.startsWith('--')) {
      if (file === undefined) file = word;
      else mistakes.push(`${word}: one file of options is taken, and that is ${file}`);
      continue;
    }
    const [argument = '', ...inline] = word.slice(2).split('=');
    const row = rows.get(argument);
    if (switches.includes(argument)) on.add(argument);
    else if (!row) {
      mistakes.push(unknownArgument(argument));
      if (inline.length === 0 && given[at + 1]?.startsWith('--') === false) at += 1;
    } else {
      const value = inline.length > 0 ? inline.join('=') : given[(at += 1)];
      if (value === undefined) mistakes.push(`--${argument}: a value is missing`);
      else options[row.name] = valueOf(value, row.takes);
    }
  }
  if (mistakes.length > 0) throw new OptionError(mistakes);
  return { file, options, isCheck: on.has('check'), isHelp: on.has('help'), isVersion: on.has('version') };
}

/** The arguments, a line each. */
export function argumentsHelp(): string {
  const lines = [...rows].map(([argument, { doc }]) => `  --${argument.padEnd(20)} ${doc.replaceAll('`', '')}`);
  return [
    'causerie-relay relay.yaml',
    'causerie-relay --url URL --key-file FILE --model NAME[,NAME] --origin ORIGIN[,ORIGIN]',
    '',
    ...lines,
    '  --check                Asks the AI server what a visitor would, says what to change, and ends.',
    '  --version              Prints the version.',
  ].join('\n');
}

function unknownArgument(argument: string): string {
  if (/^(key|secret|token|password)$/.test(argument)) {
    return `--${argument}: everybody on this machine can read the arguments of a command; use --key-file`;
  }
  const near = nearest(argument, [...rows.keys(), ...switches]);
  return `--${argument}: there is no such argument${near ? `; did you mean --${near}?` : ''}`;
}

/** A number where one is taken; what is none is left as it is, for the check to tell. */
function valueOf(text: string, takes: OptionKind): unknown {
  return takes.kind === 'count' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
