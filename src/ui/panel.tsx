import { computed, signal, useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useLazy } from '../platform/lazy.js';
import { announceConnection } from './announce-connection.js';
import { announceTurns } from './announce-turns.js';
import { assistantTitle } from './assistant-title.js';
import { Composer } from './composer.js';
import { Header } from './header.js';
import type { KeptEvents } from './keep-events.js';
import { createAnnouncements, LiveRegions, say } from './live-regions.js';
import { createMenuControl } from './menu-control.js';
import { MenuPlace } from './menu-place.js';
import { PanelFrame } from './panel-frame.js';
import { Transcript } from './transcript.js';
import { PanelProvider, usePanel, type PanelContext, type PanelDeps } from './panel-context.js';
import type { PanelFeatures } from './panel-features.js';

interface PanelProps {
  deps: PanelDeps;
  features: PanelFeatures;
  choices: PanelContext['choices'];
}

/** The whole panel. */
export function Panel({ deps, features, choices }: PanelProps): VNode {
  const { model, options, strings } = deps;
  const field = useRef<HTMLTextAreaElement>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const kept = useRef<KeptEvents>(undefined);
  const announcements = useMemo(createAnnouncements, []);
  const panel = useMemo(
    (): PanelContext => ({
      ...deps,
      features,
      choices,
      title: computed(() => assistantTitle(options.value, model.connection.value)),
      draft: model.draft,
      revealed: signal(undefined),
      menu: createMenuControl(deps, features.menu, menuButton),
      announce: (text, urgency = 'polite') => say(announcements, text, urgency),
      focusComposer: () => focusComposer(field.current, kept.current),
    }),
    [deps],
  );
  useLayoutEffect(() => announceTurns(panel), [panel]);
  useLayoutEffect(() => announceConnection(panel), [panel]);
  const hasMessages = useComputed(() => model.messages.value.length > 0).value;

  return (
    <PanelProvider value={panel}>
      <PanelFrame kept={kept}>
        <Header menuButton={menuButton} />
        <MenuPlace>
          <Transcript />
          <PanelNotices />
          <Composer field={field} />
          {strings.value.disclaimer && (
            <p class={hasMessages ? 'disclaimer' : 'disclaimer needed'}>{strings.value.disclaimer}</p>
          )}
        </MenuPlace>
        <LiveRegions announcements={announcements} />
      </PanelFrame>
    </PanelProvider>
  );
}

/** A component of its own, so that the panel does not render again whenever there is something to say. */
function PanelNotices(): VNode | null {
  const { model, features } = usePanel();
  const notices = model.notices.value;
  const tools = useLazy(features.messageParts, notices.length > 0);
  return tools && notices.length > 0 ? <tools.Notices notices={notices} /> : null;
}

/** On touch the field would call up the keyboard over what the visitor wants to read: the panel itself is focused. */
function focusComposer(field: HTMLTextAreaElement | null, kept: KeptEvents | undefined): void {
  const root = field?.getRootNode();
  if (!field || !(root instanceof ShadowRoot) || root.activeElement === field) return;
  const target = matchMedia('(pointer: coarse)').matches ? field.closest<HTMLElement>('.panel') : field;
  if (target) kept?.focus(target);
}
