import type { DoctorStrings } from './doctor-strings.js';

export const frenchDoctor: DoctorStrings = {
  title: 'Diagnostic de connexion',
  close: 'Fermer le diagnostic',
  examining: 'Examen en cours …',
  healthy: 'Tout va bien.',
  warnings: (count) =>
    count === 1 ? 'Tout fonctionne, avec un avertissement.' : `Tout fonctionne, avec ${count} avertissements.`,
  unhealthy: 'Le chat ne peut pas encore fonctionner.',
  interrupted: 'L’examen n’est pas allé jusqu’au bout.',
  probes: {
    options: 'Options',
    'mixed-content': 'Page sécurisée',
    reachable: 'Accès',
    path: 'Chemin',
    version: 'Version',
    key: 'Clé',
    list: 'Liste des modèles',
    model: 'Modèle',
    'admin-key': 'Compte',
    answer: 'Réponse',
  },
  severities: { ok: 'Bon', warning: 'Avertissement', problem: 'Problème' },
  asking: 'Question en cours …',
  notAsked: 'Non demandé',
  notNeeded: 'Sans objet ici',
  waiting: 'En attente',
  fix: 'Remède :',
  copy: 'Copier',
  copyJson: 'Copier en JSON',
  copied: 'Copié',
  notCopied: 'Copie impossible',
  again: 'Examiner à nouveau',
  download: 'Télécharger un enregistrement',
  downloadNote:
    'Les requêtes de cette page et leurs réponses, pour un rapport d’erreur : sans clés, et chaque mot masqué.',
};
