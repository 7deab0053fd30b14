import { Injectable } from '@nestjs/common';

export interface Route {
  method: string;
  path: string;
}

/** Every route the server really has, as Fastify itself reports them, plug-ins included. */
@Injectable()
export class RouteTable {
  readonly routes: Route[] = [];

  /** Hears of a route; `methods` as Fastify's `onRoute` hook gives them. */
  add(methods: string | string[], path: string): void {
    for (const method of [methods].flat()) this.routes.push({ method, path });
  }

  /** The methods under which the path of `url` exists; a catch-all route does not count. */
  methodsFor(url: string): string[] {
    const path = url.split('?')[0] ?? '';
    const found = this.routes.filter((route) => !route.path.includes('*') && matches(route.path, path));
    return [...new Set(found.map((route) => route.method))].sort();
  }
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') && given[at] !== '') || part === given[at])
  );
}
