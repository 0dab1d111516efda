import { type Signal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Urgency } from './panel-context.js';

interface Announcement {
  readonly text: string;
  /** Grows, so that the same text is said again when it is meant again. */
  readonly count: number;
}

/** The texts for screen readers; each region holds the last one. */
export type Announcements = Readonly<Record<Urgency, Signal<Announcement>>>;

export function createAnnouncements(): Announcements {
  return { polite: signal({ text: '', count: 0 }), assertive: signal({ text: '', count: 0 }) };
}

export function say(announcements: Announcements, text: string, urgency: Urgency): void {
  const region = announcements[urgency];
  region.value = { text, count: region.value.count + 1 };
}

/** Stand outside of the list of messages, which is silent: an answer is said once, not piece by piece. */
export function LiveRegions({ announcements }: { announcements: Announcements }): VNode {
  const { polite, assertive } = announcements;
  return (
    <div class="unseen">
      <output aria-live="polite">
        {polite.value.text && <span key={polite.value.count}>{polite.value.text}</span>}
      </output>
      <div role="alert">{assertive.value.text && <p key={assertive.value.count}>{assertive.value.text}</p>}</div>
    </div>
  );
}
