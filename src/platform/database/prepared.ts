import { createHash } from 'node:crypto';
import type { Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/policy.js';

/** Stands in a statement that is built once, for a value that each asking brings. */
export class Slot {
  constructor(readonly name: string) {}
}

/** A statement that PostgreSQL keeps: equal texts share one name on each connection. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const names = new Map<string, string>();

export function prepare({ text, values }: Sql): Prepared {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`;
    names.set(text, name);
  }
  return { name, text, values };
}

/** The statement with the values of its slots in place. */
export function filled({ name, text, values }: Prepared, given: Readonly<Record<string, unknown>>): Prepared {
  return {
    name,
    text,
    values: values.map((value) => (value instanceof Slot ? valueOf(value, given) : value)),
  };
}

function valueOf({ name }: Slot, given: Readonly<Record<string, unknown>>): unknown {
  if (!Object.hasOwn(given, name)) throw new Error(`Nothing was given for ${name}.`);
  return given[name];
}

/** What follows from a reader alone is worked out once for as long as their session is remembered. */
export function oncePerActor<Result>(build: (actor: Actor) => Result): (actor: Actor) => Result {
  const known = new WeakMap<Actor, { result: Result }>();
  return (actor) => {
    let found = known.get(actor);
    if (found === undefined) known.set(actor, (found = { result: build(actor) }));
    return found.result;
  };
}
