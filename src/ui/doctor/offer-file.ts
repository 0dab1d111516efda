/** Offers a text to the visitor as a file to keep. */
export function offerFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by then.
  queueMicrotask(() => URL.revokeObjectURL(url));
}
