/* The words of the states: fixed, of several kinds, in several scripts. */

export const question = 'Which gateway fits a small office?';

export const shortAnswer =
  'For a small office the **G1** is usually enough: it covers one floor, takes up to 20 sensors, and needs no licence.\n\nChoose the **G2** instead when\n\n- the office has more than one floor,\n- the walls are thick – brick or concrete,\n- or nobody wants to think about updates.\n\nHow many rooms do you have, and on how many floors?';

export const rtlQuestion = 'أي بوابة تناسب مكتبًا صغيرًا؟';

export const rtlAnswer =
  'لمكتب صغير تكفي **G1** عادةً: فهي تغطي طابقًا واحدًا وتستقبل حتى 20 مستشعرًا.\n\n- لا حاجة إلى ترخيص.\n- يستغرق الإعداد دقيقتين.\n\nكم غرفة لديكم؟';

export const codeAndTable = `Here are the three gateways side by side:

| | G1 | G2 | G3 |
|---|---|---|---|
| Covers | one floor | one building | several buildings |
| Sensors | up to 20 | up to 80 | up to 250 |
| Price | €149 | €289 | €540 |

Ask for the newest value:

\`\`\`bash
curl http://sensor.local/v1/latest
\`\`\`

The values never leave your network.`;

export const wideTable = `The data sheet of all models:

| Model | Covers | Sensors | Radio | Updates | Power | Weight | Temperature | Warranty | Price |
|---|---|---:|---|---|---|---:|---|---|---:|
${Array.from({ length: 12 }, (_, n) => `| G${n + 1} | ${n + 1} floors of one building | ${(n + 1) * 20} | ${n > 5 ? 'two' : 'one'} | at night, by itself | PoE, 5 W | ${180 + n * 12} g | −20 to 60 °C | three years | €${149 + n * 70} |`).join('\n')}`;

export const codeColours = `One sensor, three ways to read it.

\`\`\`python
import json, urllib.request

def latest(host: str = "sensor.local") -> float:
    """The newest value, in °C."""
    with urllib.request.urlopen(f"http://{host}/v1/latest") as answer:
        return json.load(answer)["value"]  # one decimal
\`\`\`

\`\`\`ts
const { value } = await (await fetch('http://sensor.local/v1/latest')).json();
console.log(\`\${value.toFixed(1)} °C\`);
\`\`\`

\`\`\`json
{ "value": 21.5, "at": "2026-03-10T12:00:00Z", "battery": 87, "isOnline": true }
\`\`\`

\`\`\`
No language is named here, and this line is a long one that has to scroll or to break: /v1/latest?since=2026-03-10T12:00:00Z
\`\`\``;

export const formulas = `The dew point follows from temperature and humidity:

$$T_d = \\frac{b\\,\\gamma(T, RH)}{a - \\gamma(T, RH)}, \\qquad \\gamma = \\ln\\frac{RH}{100} + \\frac{aT}{b+T}$$

With $a = 17.62$ and $b = 243.12\\,^\\circ\\mathrm{C}$ the error stays below $0.1\\,\\%$ for $0 \\le T \\le 60$.`;

export const linksAndImages = `See [the order page](https://technova.example/orders) or write to [support](mailto:support@technova.example).

![The G2 gateway on a wall](https://images.technova.example/g2.png)

An address without words: https://technova.example/a/very/long/path/that/does/not/end/before/the/line/does and a footnote.[^1]

- [x] Gateway ordered
- [ ] Sensors paired

[^1]: Prices without VAT.`;

export const everything = `# Setting up

Some *emphasis*, **strong words**, ~~struck ones~~ and \`code\`.

## In three steps

1. Plug in the gateway.
   - Wait for the **steady green light**.
   - It takes a minute.
2. Pull the tab out of the battery.
3. Open \`http://gateway.local\`.

> If the light turns red, the gateway has no network: check its cable first.

---

### Afterwards

Nothing else is needed.`;

export const scripts = `Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzende_0123456789012345678901234567890123456789

العربية: تكفي البوابة G1 لطابق واحد وتستقبل حتى 20 مستشعرًا.

עברית: השער G1 מספיק לקומה אחת.

中文:一个小型办公室通常用 G1 网关就足够了,它可以覆盖一层楼。

日本語:小さなオフィスなら、通常は G1 で十分です。

ภาษาไทย: สำหรับสำนักงานขนาดเล็ก G1 ก็เพียงพอแล้ว

हिन्दी: छोटे कार्यालय के लिए G1 पर्याप्त है। 👩🏽‍🔧 °C é`;

export const thoughts =
  'The visitor asks about a small office. One floor, few sensors: the G1 covers that. A licence is not needed – good.';

export const cited =
  'The local API is **off by default**; you turn it on in the device menu [1]. A G1 is enough for one floor and up to 20 sensors [2].';

export const sources = [
  {
    name: 'Sensor handbook.pdf',
    passages: ['The local API is off by default. Turn it on in the device menu.'],
    pages: ['12'],
  },
  {
    name: 'Gateways',
    url: 'https://technova.example/gateways',
    passages: ['The G1 covers one floor and takes up to 20 sensors.'],
  },
];

export const steps = [
  { description: 'Planning the search', done: true },
  { description: '', action: 'search', done: true, details: [{ text: 'gateway small office' }] },
  { description: 'Reading the handbook', done: true, isFault: true },
  { description: '', action: 'found', done: true, count: 2 },
];

/** A picture that holds itself. */
export const picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#0b6e63"/><circle cx="160" cy="90" r="50" fill="#fff"/></svg>',
  );
