import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Copiar respuesta',
  copied: 'Copiado',
  notCopied: 'No se pudo copiar',
  edit: 'Editar',
  editMessage: 'Editar mensaje',
  send: 'Enviar',
  cancel: 'Cancelar',
  previousVersion: 'Versión anterior',
  nextVersion: 'Versión siguiente',
  version: '{index} de {count}',
  larger: 'Ampliar',
  smaller: 'Reducir',
};
