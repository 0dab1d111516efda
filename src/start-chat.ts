import { signal } from '@preact/signals';
import type { Emit } from './core/chat-events.js';
import type { Verification } from './core/verification.js';
import { openHistory } from './history/open-history.js';
import type { HostElement } from './launcher/host-element.js';
import { languageOf } from './launcher/launcher-words.js';
import type { ResolvedOptions } from './options/chat-options.js';
import { createLog } from './platform/log.js';
import { systemClock } from './platform/system-clock.js';
import { createChatModel } from './state/create-chat-model.js';
import { loadStrings } from './strings/strings-for.js';
import { createOpenWebUITransport } from './transport/open-webui/open-webui-transport.js';
import { mountPanel } from './ui/mount-panel.js';

/** What the first half hands over. */
export interface ChatStart {
  readonly host: HostElement;
  readonly options: ResolvedOptions;
  readonly emit: Emit;
  /** Closes the panel, as the launcher would. */
  readonly close: () => void;
}

/** The running second half, as the first half drives it. */
export interface StartedChat {
  setOpen(isOpen: boolean): void;
  send(text: string): void;
  stop(): void;
  retry(): void;
  clear(): void;
  newConversation(): void;
  verify(): Promise<Verification>;
  update(options: ResolvedOptions): void;
  destroy(): void;
}

/** The second half of the composition root: the only place that knows the network, the disk, the state and the panel. */
export async function startChat({ host, emit, close, ...start }: ChatStart): Promise<StartedChat> {
  const options = signal(start.options);
  const isOpen = signal(false);
  const log = createLog(() => options.value.debug);
  const strings = signal(await loadStrings(pageLanguage(options.value)));
  const transport = createOpenWebUITransport({ options: () => options.value, clock: systemClock, log });
  const store = openHistory({
    kind: options.value.history,
    name: `causerie:${options.value.historyKey}:anon`,
    clock: systemClock,
    log,
    onFallback: () => model.notify('history-memory'),
  });
  const model = createChatModel({
    transport: () => transport,
    store,
    settings: () => options.value,
    clock: systemClock,
    random: Math.random,
    log,
    emit,
  });
  const panel = mountPanel(host.root, { model, options, strings, isOpen, clock: systemClock, close });
  const onPageHide = (): void => model.flush();
  window.addEventListener('pagehide', onPageHide);
  log.debug('options', shownOptions(options.value));
  void model.verify();

  return {
    setOpen(open) {
      isOpen.value = open;
    },
    send: (text) => model.send(text),
    stop: () => model.stop(),
    retry: () => model.retry(),
    clear: () => model.clear(),
    newConversation: () => model.newConversation(),
    verify: () => model.verify(),
    update(next) {
      const before = options.value;
      options.value = next;
      if (next.language !== before.language) {
        void loadStrings(pageLanguage(next)).then((loaded) => {
          if (options.value === next) strings.value = loaded;
        });
      }
      if (serverOptions.some((name) => next[name] !== before[name])) model.reconnect();
    },
    destroy() {
      window.removeEventListener('pagehide', onPageHide);
      panel.destroy();
      model.destroy();
    },
  };
}

/** Options that make another server or another model of it. */
const serverOptions = ['url', 'model', 'apiKey', 'authHeader', 'verifyModel'] as const;

function pageLanguage({ language }: ResolvedOptions): 'en' | 'fr' {
  return languageOf(language, document.documentElement.lang);
}

/** The options as the debug log may show them: what opens a door is left out. */
function shownOptions({ apiKey, headers, ...options }: ResolvedOptions): Record<string, unknown> {
  const hidden = typeof apiKey === 'function' ? '[function]' : apiKey && '[redacted]';
  return { ...options, apiKey: hidden, headers: Object.keys(headers) };
}
