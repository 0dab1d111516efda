/** An answer, and what in a question asks for it. */
export interface CannedAnswer {
  readonly words: RegExp;
  readonly text: string;
}

/** The answers of TechNova's assistant in English; the first that a word of the question fits. */
export const englishAnswers: readonly CannedAnswer[] = [
  {
    words: /\b(compare|comparison|difference|versus|vs|school|table)\b/i,
    text: `Here are the three gateways side by side:

| | G1 | G2 | G3 |
|---|---|---|---|
| Covers | one floor | one building | several buildings |
| Sensors | up to 20 | up to 80 | up to 250 |
| Radio | one | one | two |
| Updates | by hand | at night, by itself | at night, by itself |
| Price | €149 | €289 | €540 |

For a school I would take the **G2**: it reaches every classroom and looks after itself. The **G3** is worth its price only where a second building has to be covered.`,
  },
  {
    words: /\b(http|api|curl|code|read|script|python|json)\b/i,
    text: `Turn on the **local API** in the device menu, then ask for the newest value:

\`\`\`bash
curl http://sensor.local/v1/latest
\`\`\`

You get:

- \`value\` in °C, with one decimal
- \`at\`, the time it was read
- \`battery\`, from 0 to 100

The values never leave your network unless you switch on the cloud copy.`,
  },
  {
    words: /\b(order|track|delivery|shipping|parcel|package)\b/i,
    text: `I can help with that. Your order confirmation holds a number such as **TN-20481**.

1. Open [the order page](https://technova.example/orders).
2. Enter that number and your postcode.
3. You see where the parcel is, and the day it should arrive.

Orders placed before 15:00 leave our Lyon warehouse the same day 📦. If the page shows nothing after two days, send me the number.`,
  },
  {
    words: /\b(which|choose|recommend|fits?|office|gateways?)\b/i,
    text: `For a small office the **G1** is usually enough: it covers one floor, takes up to 20 sensors, and needs no licence.

Choose the **G2** instead when

- the office has more than one floor,
- the walls are thick – brick or concrete,
- or nobody wants to think about updates.

How many rooms do you have, and on how many floors?`,
  },
  {
    words: /\b(return|refund|warranty|broken|defect|replace)\b/i,
    text: `You can send anything back within **30 days**, used or not, and every device has a **three-year warranty**.

For a return, write to support@technova.example with your order number. We answer within one working day and send a prepaid label.`,
  },
  {
    words: /\b(set ?up|install|pair|connect|reset|start)\b/i,
    text: `Pairing takes about two minutes:

1. Plug in the gateway and wait for the **steady green light**.
2. Pull the tab out of the sensor's battery.
3. Hold the sensor's button for *five seconds*, until it blinks.
4. Open \`http://gateway.local\` and choose **Add sensor**.

> If the light turns red, the gateway has no network: check its cable first.`,
  },
  {
    words: /\b(stock|available|price|cost|how much|reserve)\b/i,
    text: `All three gateways are in stock in Lyon: 41 pieces of the **G1** (€149), 14 of the **G2** (€289) and 6 of the **G3** (€540). Sensors start at €39, and from ten pieces on each costs 10 % less.`,
  },
  {
    words: /\b(contact|phone|email|human|person|hours|support)\b/i,
    text: `Our support team in Lyon answers from Monday to Friday, 9:00–18:00 (Paris time), at support@technova.example or +33 4 00 00 00 00. At other times I am here.`,
  },
  {
    words: /\b(make|do you (do|sell)|technova|products?|sensors?|company)\b/i,
    text: `TechNova makes **gateways and sensors for small offices**: they measure temperature, humidity, air quality and energy, and keep the values on your own network.

- **Gateways** G1, G2 and G3 collect the values.
- **Sensors** run for about four years on one battery.
- The **dashboard** runs on the gateway: no account, no subscription.

What would you like to measure?`,
  },
  { words: /\b(thanks?|thank you|great|perfect)\b/i, text: `You're welcome! Is there anything else I can help with?` },
  {
    words: /\b(hello|hi|hey|good (morning|afternoon|evening))\b/i,
    text: `Hello! 👋 I can tell you about our gateways and sensors, help you set them up, or find your order. What brings you here?`,
  },
];

export const englishDefault = `Good question. I am the assistant of TechNova's small demo shop, so I know our **gateways**, our **sensors**, how to set them up, and how orders and returns work.

Try one of these:

- *Which gateway fits a small office?*
- *How do I read a sensor over HTTP?*
- *Compare the three gateways for a school.*`;
