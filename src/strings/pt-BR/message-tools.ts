import type { Translation } from '../translation.js';

export const messageTools: Translation['messageTools'] = {
  copyAnswer: 'Copiar resposta',
  copied: 'Copiado',
  notCopied: 'Não foi possível copiar',
  edit: 'Editar',
  editMessage: 'Editar mensagem',
  send: 'Enviar',
  cancel: 'Cancelar',
  previousVersion: 'Versão anterior',
  nextVersion: 'Próxima versão',
  version: '{index} de {count}',
  larger: 'Ampliar',
  smaller: 'Reduzir',
};
