const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields that the person touched: only these are sent, and only over these can two people meet. */
export function touched<Values extends object>(values: Values, seen: Values): Partial<Values> {
  const entries = Object.entries(values).filter(([key, value]) => !same(value, seen[key as keyof Values]));
  return Object.fromEntries(entries) as Partial<Values>;
}

/** The same fields of something else: another version, the labels, the request. */
export function fieldsLike<Fields extends object>(fields: Fields, like: object): Partial<Fields>;
export function fieldsLike<Fields extends object>(
  fields: Fields | null,
  like: object,
): Partial<Fields> | null;
export function fieldsLike<Fields extends object>(fields: Fields | null, like: object) {
  if (fields === null) return null;
  const entries = Object.keys(like).map((key) => [key, fields[key as keyof Fields]]);
  return Object.fromEntries(entries) as Partial<Fields>;
}
