import { baseOf, chatRoute, modelsRoute, type Routes } from './endpoints.js';

/** The routes beside a list of models that answered at this address, or undefined where it is no such address. */
export function routesBeside(models: string): Routes | undefined {
  if (!URL.canParse(models)) return undefined;
  const { origin, pathname, search } = new URL(models);
  if (!pathname.endsWith(modelsRoute)) return undefined;
  const folder = origin + pathname.slice(0, -modelsRoute.length);
  return { models: folder + modelsRoute + search, chat: folder + chatRoute + search };
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
