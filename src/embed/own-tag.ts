import type { ChatFiles } from '../create-chat.js';

/** The files that this script loads, beside it; put in by the build. */
declare const CHAT_CHUNK: string;
declare const TEXTS_CHUNK: string;
declare const TOOLS_CHUNK: string;

/** A classic script learns its tag while it first runs; a module only its address, from a stack. */
const running = document.currentScript as HTMLScriptElement | null;
const address = running?.src || /\w+:\/\/[^\s)]+?(?=:\d+:\d)/.exec(`${new Error().stack}`)?.[0] || location.href;

/** The tag that this script came from; undefined for one that is part of another. */
export const tag: HTMLScriptElement | undefined =
  running ?? [...document.scripts].find((script) => script.src === address);

/** An address beside this script. */
function beside(file: string): string {
  return String(new URL(file, address));
}

export const files: ChatFiles = {
  loadChat: () => import(/* @vite-ignore */ beside(CHAT_CHUNK)),
  loadTexts: () => import(/* @vite-ignore */ beside(TEXTS_CHUNK)),
  loadPageTools: () => import(/* @vite-ignore */ beside(TOOLS_CHUNK)),
};
