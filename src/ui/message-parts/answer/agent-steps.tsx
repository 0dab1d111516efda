import type { VNode } from 'preact';
import type { AgentDetail, AgentStatus } from '../../../core/message.js';
import { safeHref } from '../../../markdown/safe-link.js';
import { shownText } from '../../../markdown/shown-text.js';
import { fill } from '../../../strings/text.js';
import type { AnswerPartsStrings } from '../../../strings/translation.js';
import { usePanel } from '../../panel-context.js';
import { Disclosure } from './disclosure.js';
import { OutsideLink } from './outside-link.js';
import { useAnswerPartsStrings } from './use-strings.js';
import { formatOf, type Format } from '../../../strings/format.js';

/** The present step of an agent as one line, with the earlier ones behind a fold. */
export function AgentSteps({ statuses, isLive }: { statuses: readonly AgentStatus[]; isLive: boolean }): VNode | null {
  const format = formatOf(usePanel().strings.value);
  const words = useAnswerPartsStrings();
  const steps = statuses.filter((status) => sentenceOf(status, words, format));
  const last = steps.at(-1);
  if (!last) return null;
  const isBusy = isLive && !last.done;
  const sign = isBusy && <span class="spinner" />;
  const now = <bdi>{sentenceOf(last, words, format)}</bdi>;
  if (steps.length === 1 && !last.details) {
    return (
      <p class="step">
        {sign}
        {now}
      </p>
    );
  }
  return (
    <Disclosure label={isBusy || steps.length === 1 ? now : format.plural(words.steps, steps.length)} sign={sign}>
      <ol class="steps">
        {steps.map((step, index) => (
          <li key={index} dir="auto">
            {step.isFault && `${words.stepFailed} `}
            {sentenceOf(step, words, format)}
            {step.details && <Details details={step.details} />}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

function Details({ details }: { details: readonly AgentDetail[] }): VNode {
  return (
    <ul class="step-details">
      {details.map(({ text, url }, index) => {
        const href = url === undefined ? null : safeHref(url);
        return <li key={index}>{href ? <OutsideLink href={href} name={text} /> : <bdi>{shownText(text)}</bdi>}</li>;
      })}
    </ul>
  );
}

function sentenceOf(
  { description, action, count, details }: AgentStatus,
  words: AnswerPartsStrings,
  format: Format,
): string {
  const query = shownText(details?.[0]?.text ?? '');
  if (description.trim()) return shownText(description);
  switch (action) {
    case 'search':
      return query ? fill(words.searchingFor, { query }) : words.searching;
    case 'queries':
      return words.queries;
    case 'found':
      return count === undefined ? words.foundSources : format.plural(words.found, count);
    default:
      return '';
  }
}
