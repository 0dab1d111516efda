/** The tag that a page needs. It holds nothing that a visitor may not see. */
export function scriptTag(url: string, model: string): string {
  return `<script src="/causerie/causerie.js" data-url="${escaped(url)}" data-model="${escaped(model)}" async></script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
