import { safeSource } from './safe-link.js';

const picture = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z\d+/]+=*$/i;

/** In characters. A larger one is text: it would have to be decoded while the visitor waits. */
const largestPicture = 4_000_000;

/** Signs that a server may read as parts of another path than the one that is compared. */
const hiddenPath = /%(?:2[ef5]|5c|00)|\\/i;

/** The address of an image: http or https, or the picture itself; null for anything else. */
export function imageSource(src: string): string | null {
  if (/^data:/i.test(src)) return src.length <= largestPicture && picture.test(src) ? src : null;
  return safeSource(src);
}

/** Whether an image may load without being asked for: its origin and the beginning of its path are on the list. */
export function isAllowedImage(src: string, allow: readonly string[]): boolean {
  if (!/^https?:/.test(src)) return false;
  const url = new URL(src);
  if (url.username || url.password) return false;
  return allow.some((address) => {
    const allowed = new URL(address);
    if (allowed.origin !== url.origin) return false;
    const { pathname } = allowed;
    if (pathname === '/') return true;
    const isWithin = url.pathname === pathname || url.pathname.startsWith(pathname.replace(/\/?$/, '/'));
    return isWithin && !hiddenPath.test(url.pathname);
  });
}
