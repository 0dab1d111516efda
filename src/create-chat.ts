import type { ChatHandle } from './chat-handle.js';
import { attempt } from './core/attempt.js';
import { ChatError } from './core/chat-error.js';
import type { Verification } from './core/verification.js';
import { createHostElement, type Loading } from './launcher/host-element.js';
import type { PageTools, startPageTools } from './launcher/page/page-tools.js';
import { asking, needOfTools } from './launcher/page-watch.js';
import type { GivenOptions } from './options/chat-options.js';
import { checkOptions } from './options/check-options.js';
import { mergeOptions } from './options/merge-options.js';
import { guarded, reportError } from './platform/log.js';
import type { StartedChat, startChat } from './start-chat.js';
import type * as pageTexts from './page-texts.js';
import type { NamedLanguage } from './strings/languages.js';
import { isEnglish, wantedLanguage } from './strings/wanted-language.js';

/** The files that load after this one; each entry knows where they are. */
export interface ChatFiles {
  /** The half of the chat that is not needed before the first opening. */
  loadChat(): Promise<{ readonly startChat: typeof startChat }>;
  loadTexts(): Promise<typeof pageTexts>;
  loadPageTools(): Promise<{ readonly startPageTools: typeof startPageTools }>;
  /** The sentences of those, where they are there already. */
  sentencesOf?: typeof pageTexts.sentencesOf | undefined;
}

/** @throws ChatError of code `config` with every mistake in the options; nothing is then left in the page */
export function createChat(given: unknown, files: ChatFiles): ChatHandle {
  return placeChat(allOrNone(given, files), files);
}

/** Options without a mistake in them. */
function allOrNone(given: unknown, files: ChatFiles): GivenOptions {
  const { options, mistakes } = checkOptions(given);
  if (!mistakes[0]) return options;
  // The script tag has no sentences at hand: the error has the names, and one line of the console follows with all of it.
  const names = mistakes.map(({ group, name }) => `"${group}${name}"`);
  if (!files.sentencesOf) {
    files.loadTexts().then((texts) => {
      files.sentencesOf = texts.sentencesOf;
      texts.tellMistakes(mistakes);
    }, reportError);
  }
  throw configError(files.sentencesOf?.(mistakes).join('\n') ?? `wrong, unknown or missing: ${names.join(', ')}`);
}

function configError(sentence: string): ChatError {
  return new ChatError('config', sentence);
}

/**
 * The first half of the composition root, and all that a page pays before its visitor needs a chat: paints the
 * launcher, and passes everything else on to the half that it loads at the first need.
 *
 * @param element one that stands in the page already
 * @param isForgiving whether an inline chat without its place stands in the corner, in place of an error
 */
export function placeChat(
  options: GivenOptions,
  files: ChatFiles,
  element?: HTMLElement,
  isForgiving = false,
): ChatHandle {
  const isInline = options.placement === 'inline';
  const isFilling = isInline || options.placement === 'page';
  const host = createHostElement(isFilling, toggle, load, element);
  if (!isInline) host.element.popover = 'manual';
  let isOpen = false;
  let isDestroyed = false;
  let starting: Promise<StartedChat> | undefined;
  let started: StartedChat | undefined;
  let loading: Loading = '';
  let language: NamedLanguage | undefined;
  let tools: Promise<PageTools> | undefined;
  let looking: unknown;
  let verification: Promise<Verification> | undefined;

  // In 600 ms a bar has slid in.
  const observer = new MutationObserver(() => (looking ??= setTimeout(look, 600)));

  const emit = (name: string, detail?: unknown): void => {
    host.element.dispatchEvent(new CustomEvent(`causerie:${name}`, { detail, bubbles: true }));
  };

  /** Loads and starts the second half, once; after a failure the next need tries again. */
  function start(): Promise<StartedChat> {
    if (isDestroyed) throw configError('this chat is destroyed');
    return (starting ??= files
      .loadChat()
      .then((half) => half.startChat({ host, options, emit, loadTexts: files.loadTexts, close: () => setOpen(false) }))
      .then(
        (chat) => {
          if (!isDestroyed) return (started = chat);
          chat.destroy();
          return start();
        },
        (cause) => {
          starting = undefined;
          throw new ChatError('network', `${cause}`, { cause });
        },
      ));
  }

  /** Has it start before there is a task; a failure is told with the task. */
  function load(): void {
    start().catch(() => {});
  }

  /** Gives the second half a task: now where it is there, and in the order of the calls where it is not. */
  async function ask<T>(task: (chat: StartedChat) => T): Promise<Awaited<T>> {
    if (!started) {
      render('busy');
      await start().finally(() => render(''));
    }
    return await task(started ?? (await start()));
  }

  /** The same for what gives nothing back: an error is the page's to read, and shown at the launcher. */
  function tell(task: (chat: StartedChat) => void): void {
    ask(task).catch((error) => {
      if (isDestroyed) return;
      reportError(error);
      if (started) return;
      setOpen(false);
      render('failed');
    });
  }

  /** Loads and starts what only some pages need. */
  function withTools(use: (tools: PageTools) => void): void {
    tools ??= files.loadPageTools().then((half) =>
      half.startPageTools(
        host,
        () => options,
        handle,
        () => language,
      ),
    );
    tools.then(use, reportError);
  }

  /** Looks at the page, which has changed: most pages never need more than this. */
  function look(): void {
    looking = undefined;
    const { openAfter, teaser, shortcut } = options;
    if (tools ?? openAfter ?? teaser ?? shortcut ?? needOfTools(host)) withTools((tools) => tools.look());
  }

  /** The first chat of the page takes the click. */
  function onClick(event: MouseEvent): void {
    const { target } = event;
    // A page may dispatch a click on the document, too.
    const element = target instanceof Element && target.closest(asking);
    if (!element || event.defaultPrevented) return;
    event.preventDefault();
    withTools((tools) => tools.ask(element));
  }

  /** Names the launcher in the language of the chat; in English until that has loaded, and where it cannot. */
  function translate(): void {
    const wanted = wantedLanguage(options.language);
    language = undefined;
    render();
    if (isEnglish(wanted)) return;
    files.loadTexts().then(
      ({ languageFor }) => {
        language = languageFor(wanted);
        render();
      },
      () => {},
    );
  }

  function toggle(): void {
    setOpen(!isOpen);
  }

  function setOpen(open: boolean): void {
    if (isDestroyed || open === isOpen) return;
    isOpen = open;
    // Before anything is drawn: the files are on their way meanwhile.
    if (open) load();
    render();
    if (open || started) tell((chat) => chat.toggle());
    emit(open ? 'open' : 'close');
  }

  function render(now = loading): void {
    loading = now;
    host.update(options, isOpen, loading, language);
  }

  function update(changes: unknown): void {
    if (isDestroyed) return;
    const next = allOrNone(mergeOptions(options, changes), files);
    for (const name of ['history', 'historyKey', 'placement', 'container'] as const) {
      if (options[name] !== next[name]) throw configError(`option "${name}": expected no change`);
    }
    options = next;
    translate();
    if (starting) tell((chat) => chat.update(next));
  }

  function attach(): void {
    if (isDestroyed) return;
    if (!element) {
      const place = isInline ? elementOf(options.container) : document.body;
      if (!place) {
        const error = configError(`option "container": nothing matches "${options.container}"`);
        if (!isForgiving) throw error;
        reportError(error);
        placeChat({ ...options, placement: 'bubble' }, files);
        return;
      }
      place.append(host.element);
    }
    if (isFilling) setOpen(true);
    look();
    addEventListener('click', onClick);
    observer.observe(document.body, { attributes: true, childList: true, subtree: true });
  }

  const handle: ChatHandle = {
    element: host.element,
    get ready() {
      return (verification ??= ask((chat) => chat.verify()).catch((error) =>
        isDestroyed ? { outcome: 'destroyed' } : { outcome: 'failed', error },
      ));
    },
    get connection() {
      return started?.connection ?? 'direct';
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle,
    send: (text) => tell((chat) => chat.send(text)),
    draft: (text) => tell((chat) => chat.draft(text)),
    stop: () => tell((chat) => chat.stop()),
    retry: () => tell((chat) => chat.retry()),
    clear: () => tell((chat) => chat.clear()),
    newConversation: () => tell((chat) => chat.newConversation()),
    update,
    setUser(user) {
      const before = options.user?.id;
      update({ user: user ?? undefined });
      // A user who has left may still be shown in other tabs; the rest of the script tells them.
      if (starting || before) tell((chat) => chat.setUser(before));
    },
    history: {
      list: () => ask((chat) => chat.history.list()),
      load: (id) => ask((chat) => chat.history.load(id)),
      export: (format, id) => ask((chat) => chat.history.export(format, id)),
      import: (file) => ask((chat) => chat.history.import(file)),
      erase: (id) => ask((chat) => chat.history.erase(id)),
    },
    on(name, listener) {
      const type = `causerie:${name}`;
      const listen = (event: Event): void => listener((event as CustomEvent).detail);
      host.element.addEventListener(type, listen);
      return () => host.element.removeEventListener(type, listen);
    },
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      removeEventListener('click', onClick);
      observer.disconnect();
      tools?.then((started) => started.dispose());
      guarded(() => started?.destroy());
      started = undefined;
      host.element.popover = null;
      host.element.remove();
    },
  };

  translate();
  if (options.debug) tell((chat) => chat.debug());
  // An answer ran when the page before was left: it is taken up and kept, though nobody opens the chat. The mark is that
  // of `transport/open-webui/dialects/extras/relay-link.ts`, which loads too late to be asked.
  if (attempt(() => sessionStorage['causerie'])) load();
  // A script in the head runs before there is a body to stand in.
  if (document.body) attach();
  else addEventListener('DOMContentLoaded', () => guarded(attach));
  return handle;
}

function elementOf(place: string | Element | undefined): Element | null | undefined {
  return typeof place === 'string' ? attempt(() => document.querySelector(place)) : place;
}
