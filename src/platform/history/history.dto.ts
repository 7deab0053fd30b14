/** One thing that happened to a record. */
export class HistoryItem {
  id!: string;
  at!: Date;
  /** @example Siti Aminah */
  actor!: string;
  /** @example publish */
  verb!: string;
  note!: string | null;
  /** Fields with their values before and after. */
  change!: Record<string, unknown>;
}

export class HistoryPage {
  items!: HistoryItem[];
  next!: string | null;
}
