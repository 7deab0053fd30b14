import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ACCESS, type AccessRule } from '../auth/access.decorator.js';
import { WANTS_PROOF } from '../auth/wants-proof.decorator.js';
import { openPathOf } from './open-paths.js';
import { type Route, RouteTable } from './route-table.js';

/** A route of a controller, with who may use it; undefined where nobody decided. */
export interface RuledRoute extends Route {
  readonly rule: AccessRule | undefined;
  readonly wantsProof: boolean;
}

/** Every route that controllers declare, as `GET /api/things/:id`, sorted. */
export function ruledRoutes(app: INestApplication): RuledRoute[] {
  const reflector = app.get(Reflector);
  const routes = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as object;
      const base = pathsOf(reflector, metatype as object);
      return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
        const handler = (prototype as Record<string, () => unknown>)[name];
        if (handler === undefined) return [];
        const method = reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (method === undefined) return [];
        const rule = reflector.get<AccessRule | undefined>(ACCESS, handler);
        const wantsProof = reflector.get<boolean | undefined>(WANTS_PROOF, handler) ?? false;
        return base.flatMap((from) =>
          pathsOf(reflector, handler).map((to) => ({
            method: RequestMethod[method],
            path: pathOf(from, to),
            rule,
            wantsProof,
          })),
        );
      });
    });
  return routes.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
}

/**
 * Compares what the server really answers, which routes have a rule, and what the description says, both ways.
 * Answers what does not fit; the program does not start on it. Call it once the routes are registered.
 */
export function undecidedRoutes(app: INestApplication, description: OpenAPIObject): string[] {
  const ruled = ruledRoutes(app);
  const decided = new Set(ruled.filter(({ rule }) => rule !== undefined).map(keyOf));
  const served = new Set(
    app
      .get(RouteTable)
      .routes.filter(({ method, path }) => method !== 'HEAD' && openPathOf(path) === undefined)
      .map(keyOf),
  );
  const described = new Set(describedRoutes(description));
  return [
    ...missing(served, decided, 'is served, but has no rule of access'),
    ...missing(decided, served, 'has a rule of access, but is not served'),
    ...missing(served, described, 'is served, but not described in openapi.json'),
    ...missing(described, served, 'is described in openapi.json, but not served'),
  ];
}

const keyOf = ({ method, path }: Route): string => `${method} ${path}`;

function missing(wanted: Set<string>, there: Set<string>, why: string): string[] {
  return [...wanted].filter((key) => !there.has(key)).map((key) => `${key} ${why}`);
}

function describedRoutes({ paths }: OpenAPIObject): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(
      (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ),
  );
}

function pathsOf(reflector: Reflector, target: object): string[] {
  return [reflector.get<string | string[]>(PATH_METADATA, target as never)].flat();
}

/** As the server has it: everything under `/api` but what a supervisor asks. */
function pathOf(from: string, to: string): string {
  const path = [from, to].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${(path[0] === 'health' ? path : ['api', ...path]).join('/')}`;
}
