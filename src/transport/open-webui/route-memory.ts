import type { ResolvedOptions } from '../../options/chat-options.js';
import { possibleRoutes, type Routes } from './endpoints.js';

/** Where the routes are, once it is known, until the owner gives other addresses. */
export interface RouteMemory {
  /** The routes that are known, else each pair that may be, with a different address of the chat route each. */
  routes(): readonly Routes[];
  learn(routes: Routes): void;
}

export function createRouteMemory(options: () => ResolvedOptions): RouteMemory {
  let known: Routes | undefined;
  let knownFor = '';
  const key = (): string => JSON.stringify([options().url, options().endpoints]);

  return {
    routes() {
      if (known && knownFor === key()) return [known];
      return [...new Map(possibleRoutes(options()).map((routes) => [routes.chat, routes])).values()];
    },
    learn(routes) {
      known = routes;
      knownFor = key();
    },
  };
}
