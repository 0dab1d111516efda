import { baseOf, chatRoute, modelsRoute, type Routes } from './endpoints.js';

/** The routes beside a list of models that answered at this address, or undefined where it is no such address. */
export function routesBeside(models: string): Routes | undefined {
  const plain = models.replace(/[?#].*/s, '');
  return plain.endsWith(modelsRoute)
    ? { models: plain, chat: plain.slice(0, -modelsRoute.length) + chatRoute }
    : undefined;
}

/** The addresses above this one on its server, the nearest first. */
export function shorterBases(url: string): readonly string[] {
  const bases: string[] = [];
  for (let base = baseOf(url); base !== new URL(base).origin;) {
    base = base.slice(0, base.lastIndexOf('/'));
    bases.push(base);
  }
  return bases.slice(0, 10);
}
