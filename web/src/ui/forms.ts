// What only pages with forms and dialogs need; apart from index.ts so that lists load without it.
export { ConfirmMove } from './form/confirm-move';
export { Dialog } from './form/dialog';
export { LeaveGuard } from './form/leave-guard';
export { clearDraft, writeDraft } from './form/local-draft';
export { MoneyInput, QuantityInput } from './form/money-input';
export { ProblemSummary } from './form/problem-summary';
export { FieldRow, RecordFormView } from './form/record-form';
export { StaleWrite } from './form/stale-write';
export { TimeInput } from './form/time-input';
export { TypedDateInput } from './form/typed-date-input';
export { useReturnFocus } from './form/use-return-focus';
export { useRecordForm, type RecordForm } from './form/use-record-form';
