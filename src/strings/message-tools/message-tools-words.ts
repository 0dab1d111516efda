/** The texts of what can be done with a message; they load with it. */
export interface MessageToolsStrings {
  readonly copyAnswer: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly edit: string;
  /** Name of the field with the text of a sent message. */
  readonly editMessage: string;
  readonly save: string;
  readonly cancel: string;
  readonly previousVersion: string;
  readonly nextVersion: string;
  readonly version: (index: number, count: number) => string;
}

const english: MessageToolsStrings = {
  copyAnswer: 'Copy answer',
  copied: 'Copied',
  notCopied: 'Copying did not work',
  edit: 'Edit',
  editMessage: 'Edit message',
  save: 'Save',
  cancel: 'Cancel',
  previousVersion: 'Previous version',
  nextVersion: 'Next version',
  version: (index, count) => `${index} of ${count}`,
};

const french: MessageToolsStrings = {
  copyAnswer: 'Copier la réponse',
  copied: 'Copié',
  notCopied: 'La copie n’a pas fonctionné',
  edit: 'Modifier',
  editMessage: 'Modifier le message',
  save: 'Enregistrer',
  cancel: 'Annuler',
  previousVersion: 'Version précédente',
  nextVersion: 'Version suivante',
  version: (index, count) => `${index} sur ${count}`,
};

/** Few texts: not worth a file for each language. */
export function messageToolsWords(language: string): MessageToolsStrings {
  return language === 'fr' ? french : english;
}
