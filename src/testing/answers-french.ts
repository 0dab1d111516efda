import type { CannedAnswer } from './answers-english.js';

/** The answers of TechNova's assistant in French; the first that a word of the question fits. */
export const frenchAnswers: readonly CannedAnswer[] = [
  {
    words: /compar|différence|école|tableau/i,
    text: `Voici les trois passerelles côte à côte :

| | G1 | G2 | G3 |
|---|---|---|---|
| Couvre | un étage | un bâtiment | plusieurs bâtiments |
| Capteurs | jusqu'à 20 | jusqu'à 80 | jusqu'à 250 |
| Radio | une | une | deux |
| Mises à jour | à la main | la nuit, seule | la nuit, seule |
| Prix | 149 € | 289 € | 540 € |

Pour une école, je prendrais la **G2** : elle atteint chaque salle et s'occupe d'elle-même. La **G3** ne vaut son prix que s'il faut couvrir un second bâtiment.`,
  },
  {
    words: /\b(http|api|curl|code|lire|script|python|json)\b/i,
    text: `Activez l'**API locale** dans le menu de l'appareil, puis demandez la dernière valeur :

\`\`\`bash
curl http://capteur.local/v1/latest
\`\`\`

Vous recevez :

- \`value\` en °C, avec une décimale
- \`at\`, l'heure de la mesure
- \`battery\`, de 0 à 100

Les valeurs ne quittent votre réseau que si vous activez la copie en ligne.`,
  },
  {
    words: /commande|suivre|suivi|livraison|colis/i,
    text: `Je peux vous aider. Votre confirmation contient un numéro, par exemple **TN-20481**.

1. Ouvrez [la page des commandes](https://technova.example/commandes).
2. Saisissez ce numéro et votre code postal.
3. Vous voyez où est le colis et quel jour il doit arriver.

Une commande passée avant 15 h quitte notre entrepôt de Lyon le jour même 📦.`,
  },
  {
    words: /quelle|choisir|conseil|bureau|passerelle/i,
    text: `Pour un petit bureau, la **G1** suffit en général : elle couvre un étage, accepte 20 capteurs et ne demande aucune licence.

Choisissez plutôt la **G2** si

- le bureau a plus d'un étage,
- les murs sont épais – brique ou béton,
- ou personne ne veut penser aux mises à jour.

Combien de pièces avez-vous, et sur combien d'étages ?`,
  },
  {
    words: /retour|rembours|garantie|cassé|panne|remplac/i,
    text: `Vous pouvez tout renvoyer pendant **30 jours**, et chaque appareil est **garanti trois ans**.

Pour un retour, écrivez à support@technova.example avec votre numéro de commande. Nous répondons en un jour ouvré, avec une étiquette prépayée.`,
  },
  {
    words: /install|associer|connecter|réinitialis|démarrer|brancher/i,
    text: `L'association prend environ deux minutes :

1. Branchez la passerelle et attendez le **voyant vert fixe**.
2. Retirez la languette de la pile du capteur.
3. Appuyez *cinq secondes* sur son bouton, jusqu'à ce qu'il clignote.
4. Ouvrez \`http://passerelle.local\` et choisissez **Ajouter un capteur**.

> Si le voyant devient rouge, la passerelle n'a pas de réseau : vérifiez d'abord son câble.`,
  },
  {
    words: /stock|disponible|prix|coûte|combien|réserver/i,
    text: `Les trois passerelles sont en stock à Lyon : 41 pièces de la **G1** (149 €), 14 de la **G2** (289 €) et 6 de la **G3** (540 €). Les capteurs commencent à 39 €, et à partir de dix pièces chacun coûte 10 % de moins.`,
  },
  {
    words: /contact|téléphone|courriel|humain|quelqu'un|horaires|assistance/i,
    text: `Notre équipe à Lyon répond du lundi au vendredi, de 9 h à 18 h, à support@technova.example ou au +33 4 00 00 00 00. Le reste du temps, je suis là.`,
  },
  {
    words: /fabrique|vendez|faites|technova|produit|capteur|entreprise/i,
    text: `TechNova fabrique des **passerelles et des capteurs pour les petits bureaux** : ils mesurent la température, l'humidité, la qualité de l'air et l'énergie, et gardent les valeurs sur votre propre réseau.

- Les **passerelles** G1, G2 et G3 recueillent les valeurs.
- Les **capteurs** tiennent environ quatre ans avec une pile.
- Le **tableau de bord** est dans la passerelle : ni compte, ni abonnement.

Que voudriez-vous mesurer ?`,
  },
  { words: /merci|parfait|super/i, text: `Avec plaisir ! Puis-je vous aider pour autre chose ?` },
  {
    words: /bonjour|bonsoir|salut/i,
    text: `Bonjour ! 👋 Je peux vous parler de nos passerelles et capteurs, vous aider à les installer ou retrouver votre commande. Qu'est-ce qui vous amène ?`,
  },
];

export const frenchDefault = `Bonne question. Je suis l'assistant de la petite boutique de démonstration de TechNova : je connais nos **passerelles**, nos **capteurs**, leur installation, les commandes et les retours.

Essayez par exemple :

- *Quelle passerelle pour un petit bureau ?*
- *Comment lire un capteur par HTTP ?*
- *Comparez les trois passerelles pour une école.*`;
