import type { ChatFiles } from '../create-chat.js';

/** The files that this script loads, beside it; put in by the build. */
declare const CHAT_CHUNK: string;
declare const LANGUAGES_CHUNK: string;

/** The tag that this script came from, which a classic script can learn only while it first runs. */
export const tag = document.currentScript as HTMLScriptElement | null;

/** An address beside the file of the tag. */
function beside(file: string): string {
  return String(new URL(file, tag?.src || location.href));
}

export const files: ChatFiles = {
  loadChat: () => import(/* @vite-ignore */ beside(CHAT_CHUNK)),
  loadLanguages: () => import(/* @vite-ignore */ beside(LANGUAGES_CHUNK)),
};
