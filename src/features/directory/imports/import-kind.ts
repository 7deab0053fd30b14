import type { Actor } from '../../../kernel/policy.js';
import type { Right } from '../../../kernel/rights.js';
import type { PlannedRow, Values } from './import-row.js';

/** A field of a record, and the headings under which people write it. */
export interface ImportField {
  readonly key: string;
  readonly required: boolean;
  readonly headings: readonly string[];
}

/** What can be imported: its fields, what a row means, and how it is written. */
export interface ImportKind<Request = unknown> {
  readonly right: Right;
  readonly fields: readonly ImportField[];
  /** Looks at all rows at once: they are compared with what is there and with each other. Writes nothing. */
  plan(rows: readonly Values[]): Promise<PlannedRow<Request>[]>;
  /** Writes what was planned, in the transaction that is open. */
  write(actor: Actor, rows: readonly PlannedRow<Request>[]): Promise<void>;
}
