/** What a reader asks of a list: up to `limit` rows after the row where the page before ended. */
export interface PageRequest {
  readonly limit: number;
  /** The sort values of the last row seen, ending in its id; absent on the first page. */
  readonly after?: readonly unknown[];
}

/** Part of a list in a stable order. `next` is absent on the last page. */
export interface Page<Row> {
  readonly items: Row[];
  readonly next?: readonly unknown[];
}

/** Cuts rows fetched with `limit + 1` into a page, so that no count is needed to know whether more follow. */
export function cutPage<Row>(rows: Row[], limit: number, key: (row: Row) => readonly unknown[]): Page<Row> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return last === undefined ? { items } : { items, next: key(last) };
}
