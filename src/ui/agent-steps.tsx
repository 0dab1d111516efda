import type { VNode } from 'preact';
import type { AgentStatus } from '../core/message.js';
import { Disclosure } from './disclosure.js';
import { usePanel } from './use-panel.js';

/** What an agent does now, as one line, with what it did before behind a fold. */
export function AgentSteps({ statuses, isLive }: { statuses: readonly AgentStatus[]; isLive: boolean }): VNode | null {
  const words = usePanel().strings.value;
  const steps = statuses.filter(({ description }) => description.trim());
  const last = steps.at(-1);
  if (!last) return null;
  const isBusy = isLive && !last.done;
  const sign = isBusy && <span class="spinner" />;
  const now = <bdi>{last.description}</bdi>;
  if (steps.length === 1) {
    return (
      <p class="step">
        {sign}
        {now}
      </p>
    );
  }
  return (
    <Disclosure label={isBusy ? now : words.steps(steps.length)} sign={sign}>
      <ol class="steps">
        {steps.map(({ description }, index) => (
          <li key={index} dir="auto">
            {description}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
