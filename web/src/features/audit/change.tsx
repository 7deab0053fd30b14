import { Button } from '@mantine/core';
import { useState } from 'react';
import { useOffice } from '../../api';
import { formatDay, formatMoment, formatNumber, useLocale, useText, useWord } from '../../ui';
import { labels } from './audit-fields';
import type { AuditEntry } from './audit-words';
import classes from './audit.module.css';

/** More than so many lines are shown when asked for. */
const brief = 3;

/** Field by field what it was and what it is, and the words that came with it. */
export function Change({ entry }: { entry: AuditEntry }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const { change, note, withheld } = entry;
  if (withheld) return <span className={classes.quiet}>{t('audit.withheld')}</span>;
  const fields = Object.entries(change ?? {}).filter(
    ([field, value]) => !wordless.has(field) && value !== null && !isNameless(entry, value),
  );
  const shown = all ? fields : fields.slice(0, brief);
  return (
    <>
      {note !== null && <q className={classes.note}>{note}</q>}
      {shown.map(([field, value]) => (
        <Field key={field} entry={entry} field={field} value={value} />
      ))}
      {shown.length < fields.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)} data-print="no">
          {t('audit.more', { count: fields.length - shown.length })}
        </Button>
      )}
    </>
  );
}

/** What only the program reads: which part it is, and where a paragraph stands among the others. */
const wordless = new Set(['id', 'orderKey']);

/** The id of a part (an agenda item, a seat) says nothing to people; the export has it. */
function isNameless({ names }: AuditEntry, value: unknown): boolean {
  return typeof value === 'string' && isId.test(value) && !Object.hasOwn(names, value);
}

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function Field({ entry, field, value }: { entry: AuditEntry; field: string; value: unknown }) {
  const t = useText();
  const written = useWritten(entry, field);
  const label = labels[field];
  const pair = pairOf(entry.verb, value);
  return (
    <span className={classes.field}>
      <span className={classes.label}>{label === undefined ? field : t(label)}:</span>{' '}
      {pair === null ? (
        written(value)
      ) : (
        <>
          <del>{written(pair[0])}</del> → <ins>{written(pair[1])}</ins>
        </>
      )}
    </span>
  );
}

function isRole(value: unknown): value is { role: string } {
  return typeof value === 'object' && value !== null && 'role' in value && typeof value.role === 'string';
}

/** Before and after; a new record has only what it began with. */
function pairOf(verb: string, value: unknown): [unknown, unknown] | null {
  const single = verb === 'create' || verb === 'read' || verb === 'export';
  return !single && Array.isArray(value) && value.length === 2 ? [value[0], value[1]] : null;
}

/** Values that have a word of their own in every language. */
const worded = new Set(['status', 'kind', 'mode', 'topic', 'direction', 'classification']);
/** By what somebody came in, and what was wrong when they did not. */
const proofs = new Set(['by', 'reason']);
const catalogues: Record<string, string> = { meeting: 'meetings', organisation: 'directory' };

/** Where the words for such a value stand; null where it is no word. */
function wordsFor(type: string, field: string): string | null {
  if (field === 'shift') return 'series.shift';
  if (type === 'user' && proofs.has(field)) return 'audit.proof';
  return worded.has(field) ? `${catalogueOf(type, field)}.${field}` : null;
}

function catalogueOf(type: string, field: string): string {
  if (field === 'topic' || field === 'classification') return 'commitments';
  return catalogues[type] ?? 'commitments';
}

function useWritten({ subject, names }: AuditEntry, field: string): (value: unknown) => string {
  const t = useText();
  const word = useWord();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const textOf = (value: string) => {
    if (Object.hasOwn(names, value)) return names[value] as string;
    const words = wordsFor(subject.type, field);
    if (words !== null) return word(words, value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, locale, 'short');
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return formatMoment(value, timeZone, locale, 'short');
    return value;
  };
  const listOf = (values: unknown[]) => {
    if (values.every(isRole)) return values.map(({ role }) => word('shell.role', role)).join(', ');
    return values.every((one) => typeof one === 'string') ? values.join('; ') : JSON.stringify(values);
  };
  return (value) => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'string') return textOf(value);
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'number') return formatNumber(value, locale);
    return Array.isArray(value) ? listOf(value) : JSON.stringify(value);
  };
}
