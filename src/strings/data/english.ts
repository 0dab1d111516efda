import type { Amounts, DataTexts } from './data-strings.js';

export function dataInEnglish({ number, bytes }: Amounts): DataTexts {
  const conversations = (count: number): string => (count === 1 ? '1 conversation' : `${number(count)} conversations`);
  const messages = (count: number): string => (count === 1 ? '1 message' : `${number(count)} messages`);
  return {
    where: {
      label: 'Where',
      persistent: 'On this device, in this browser',
      session: 'In this tab',
      memory: 'Nowhere: only on the screen',
    },
    kept: 'Kept',
    nothingKept: 'Nothing',
    amount: (count, texts, size) => `${conversations(count)}, ${messages(texts)}, ${bytes(size)}`,
    since: 'Since',
    until: 'Until',
    retention: (days) => (days === 1 ? '1 day' : `${number(days)} days`) + ' after the last message of each',
    untilTabCloses: 'The tab is closed',
    untilPageCloses: 'The page is left',
    download: 'Download',
    formats: { json: 'JSON', markdown: 'Markdown', 'open-webui': 'Open WebUI' },
    formatNotes: {
      json: 'Everything, to be read in again',
      markdown: 'Text to read',
      'open-webui': 'For its “Import Chats”',
    },
    print: 'Print this conversation',
    erase: 'Erase',
    eraseOne: 'Erase this conversation',
    eraseAll: 'Erase everything',
    confirmOne: 'Erase this conversation? It cannot be brought back.',
    confirmAll: 'Erase all conversations? They cannot be brought back.',
    keep: 'Keep',
    erased: 'Erased.',
    notDone: 'That did not work. Try again.',
    conversation: 'Conversation',
    sources: 'Sources',
    incomplete: 'This answer is not whole.',
  };
}
