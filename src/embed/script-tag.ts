import type { LoadChat } from '../create-chat.js';

/** The file of the second half, beside this script; put in by the build. */
declare const CHAT_CHUNK: string;

/** The tag that this script came from, which a classic script can learn only while it first runs. */
export const tag = document.currentScript as HTMLScriptElement | null;

/** Loads the second half from where the tag's file lies. */
export const load: LoadChat = () =>
  import(/* @vite-ignore */ `${new URL(CHAT_CHUNK, tag?.src || location.href)}`) as ReturnType<LoadChat>;
