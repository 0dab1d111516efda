/**
 * Puts text on the clipboard, also on pages without https, which have no `navigator.clipboard`. Never rejects: resolves
 * with whether it is there.
 *
 * @param html the same, formatted; left out where the browser takes plain text only
 */
export async function copyText(text: string, html = ''): Promise<boolean> {
  const isWritten =
    (html !== '' && (await isDone(() => navigator.clipboard.write([clipboardItem(text, html)])))) ||
    (await isDone(() => navigator.clipboard.writeText(text)));
  return isWritten || copyByCommand(text, html);
}

async function isDone(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch {
    return false;
  }
}

function clipboardItem(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
  });
}

/** Answers the browser's own copy event, so that neither the selection nor the focus of the visitor moves. */
function copyByCommand(text: string, html: string): boolean {
  let hasCopied = false;
  function onCopy(event: Event): void {
    const { clipboardData }: Partial<ClipboardEvent> = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    clipboardData?.setData('text/plain', text);
    if (html) clipboardData?.setData('text/html', html);
    hasCopied = Boolean(clipboardData);
  }
  // An event that begins in the panel does not reach the document.
  const roots = [document, focusedRoot()];
  for (const root of roots) root.addEventListener('copy', onCopy, true);
  try {
    document.execCommand('copy');
  } finally {
    for (const root of roots) root.removeEventListener('copy', onCopy, true);
  }
  return hasCopied;
}

/** The innermost root that has the focus in it. */
function focusedRoot(): Document | ShadowRoot {
  let root: Document | ShadowRoot = document;
  while (root.activeElement?.shadowRoot) root = root.activeElement.shadowRoot;
  return root;
}
