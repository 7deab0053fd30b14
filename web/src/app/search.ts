/** Readers of single search parameters: what does not fit is dropped, never an error for the person. */
type Reader<Value> = (value: unknown) => Value | undefined;

export const text: Reader<string> = (value) => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
};

export const day: Reader<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** A switch that is on; off is left out of the address. */
export const yes: Reader<true> = (value) => (value === true || value === 'true' ? true : undefined);

export function oneOf<const Choice extends string>(...choices: Choice[]): Reader<Choice> {
  return (value) => choices.find((choice) => choice === value);
}

type Search<Readers> = { [Key in keyof Readers]?: Readers[Key] extends Reader<infer Value> ? Value : never };

/** `search({ q: text, topic: oneOf('csr', …) })`: the validated search parameters of one route. */
export function search<Readers extends Record<string, Reader<unknown>>>(readers: Readers) {
  return (raw: Record<string, unknown>): Search<Readers> => {
    const entries = Object.entries(readers).map(([key, read]) => [key, read(raw[key])] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Search<Readers>;
  };
}
