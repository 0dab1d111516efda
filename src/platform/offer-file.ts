/** How long the browser may read the file, in ms: some begin only when the click is over. */
const readFor = 60_000;

/**
 * Gives the visitor a file to keep. It is made here and leaves the device in no way.
 *
 * @param place the link is clicked within this element, since some browsers ignore one that is in no document
 */
export function offerFile(place: Element, name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.hidden = true;
  place.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), readFor);
}
