/** Whether a page of this origin may use the relay. */
export type OriginCheck = (origin: string) => boolean;

/**
 * Origins are compared whole. The one pattern is `https://*.example.org`, which stands for every host below
 * example.org, however deep, and not for example.org itself.
 */
export function createOriginCheck(allowed: readonly string[]): OriginCheck {
  const exact = new Set(allowed.filter((origin) => !origin.includes('*')));
  const suffixes = allowed
    .filter((origin) => origin.includes('*'))
    .map((origin) => origin.split('*') as [string, string]);
  return (origin) =>
    exact.has(origin) ||
    suffixes.some(([scheme, host]) => {
      if (!origin.startsWith(scheme) || !origin.endsWith(host)) return false;
      const labels = origin.slice(scheme.length, -host.length);
      return /^[a-z\d-]+(\.[a-z\d-]+)*$/i.test(labels);
    });
}

/**
 * The origin of the page that asks. Browsers leave `Origin` out of a GET to the page's own origin; there they say
 * `Sec-Fetch-Site: same-origin`, and the address of the page stands in `Referer`.
 */
export function originOf(headers: Headers): string | undefined {
  const origin = headers.get('origin');
  if (origin !== null) return origin === 'null' ? undefined : origin;
  const referer = headers.get('referer');
  if (headers.get('sec-fetch-site') !== 'same-origin' || referer === null || !URL.canParse(referer)) return undefined;
  return new URL(referer).origin;
}
