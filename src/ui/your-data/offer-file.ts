/** Gives the visitor a file. It is made here and leaves the device in no way. */
export function offerFile(place: HTMLElement, name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.hidden = true;
  place.append(link);
  link.click();
  link.remove();
  // Not at once: some browsers read it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
