import type { MessageParameters } from '../../../kernel/errors.js';

/** What becomes of a row. A `duplicate` looks like a record that bears another name: people decide. */
export const outcomes = ['create', 'update', 'same', 'refused', 'duplicate'] as const;
export type Outcome = (typeof outcomes)[number];

/** What stands in a row, by field; an empty cell is left out. */
export type Values = Readonly<Record<string, string>>;

export interface RowFault {
  readonly field: string;
  readonly code: string;
  readonly params?: MessageParameters;
}

/** Why a row becomes what it becomes. */
export interface RowDetail {
  /** Field by field, what is there and what would be. */
  readonly change?: Record<string, [unknown, unknown]>;
  readonly faults?: readonly RowFault[];
  /** The record that it looks like. */
  readonly twin?: { id: string; name: string };
}

export interface PlannedRow<Request = unknown> extends RowDetail {
  readonly outcome: Outcome;
  /** What a person calls the row. */
  readonly label: string;
  /** What would be written, for `create`, `update` and `duplicate`. */
  readonly request?: Request;
}

export const refused = (label: string, faults: readonly RowFault[]): PlannedRow<never> => ({
  outcome: 'refused',
  label,
  faults,
});
