/**
 * Puts text on the clipboard, also on pages without https, which have no `navigator.clipboard`. Never rejects.
 *
 * @param html the same, formatted; taken along where the browser can
 */
export async function copyText(text: string, html = ''): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text, html);
  }
}

/** Answers the browser's own copy event, so that neither the selection nor the focus of the visitor moves. */
function copyByCommand(text: string, html: string): boolean {
  let hasCopied = false;
  function onCopy(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    if (html) event.clipboardData?.setData('text/html', html);
    hasCopied = event.clipboardData !== null;
  }
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
  return hasCopied;
}
