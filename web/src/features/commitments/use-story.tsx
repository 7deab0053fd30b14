import type { ReactNode } from 'react';
import type { HistoryEntry } from '../../api';
import { commitmentFields } from '../../records';
import { formatDay, formatMoney, formatNumber, useLocale, useText, useWord, type Text } from '../../ui';
import classes from './commitments.module.css';

type Locale = ReturnType<typeof useLocale>;
type Change = Record<string, unknown>;

interface Words {
  t: Text;
  word: ReturnType<typeof useWord>;
  locale: Locale;
}

const told = [
  'create',
  'agree',
  'start',
  'report',
  'submit',
  'verify',
  'return',
  'extend',
  'grant',
  'refuse',
  'block',
  'unblock',
  'hold',
  'resume',
  'cancel',
  'reopen',
  'edit',
] as const;
type Told = (typeof told)[number];

/** An entry of the story as a sentence: who did what, and what it was before. Null for verbs unknown here. */
export function useStory(): (entry: HistoryEntry) => ReactNode {
  const words: Words = { t: useText(), word: useWord(), locale: useLocale() };
  return (entry) => {
    const verb = told.find((known) => known === entry.verb);
    return verb === undefined ? null : <Entry entry={entry} verb={verb} words={words} />;
  };
}

function Entry({ entry, verb, words }: { entry: HistoryEntry; verb: Told; words: Words }) {
  const { t } = words;
  const change = (entry.change ?? {}) as Change;
  return (
    <>
      <strong className={classes.actor}>{entry.actor}</strong>{' '}
      {t(`commitments.story.${verb}`, values(verb, change, words))}
      {verb === 'edit' &&
        fieldsOf(change).map(([field, [before, after]]) => (
          <span key={field} className={classes.edited}>
            <span className={classes.editedField}>{t(commitmentFields[field] ?? 'commitments.promise')}</span>{' '}
            {isReference(field) ? null : (
              <>
                {shown(field, before, words)} → {shown(field, after, words)}
              </>
            )}
          </span>
        ))}
    </>
  );
}

/** Kept as a number that says nothing to people: only that it changed is told. */
const isReference = (field: string) => ['ownerId', 'verifierId', 'districtCode'].includes(field);

/** Fields that have no name here are not told. */
function fieldsOf(change: Change): [string, [unknown, unknown]][] {
  return Object.entries(change).flatMap(([field, value]) => {
    const pair = pairOf(value);
    return field in commitmentFields && pair !== null ? [[field, pair] as [string, [unknown, unknown]]] : [];
  });
}

function pairOf(value: unknown): [unknown, unknown] | null {
  return Array.isArray(value) && value.length === 2 ? [value[0], value[1]] : null;
}

function values(verb: Told, change: Change, { locale }: Words) {
  if (verb === 'report') {
    const [before, after] = pairOf(change['progress']) ?? [null, null];
    const unit = typeof change['unit'] === 'string' ? ` ${change['unit']}` : '';
    const written = (value: unknown) => (typeof value === 'number' ? formatNumber(value, locale) : 'none');
    return { before: written(before), after: `${written(after)}${unit}` };
  }
  const [before, after] = pairOf(change['dueOn']) ?? [null, null];
  const written = (value: unknown) => (typeof value === 'string' ? formatDay(value, locale) : 'none');
  return { before: written(before), after: written(after) };
}

function shown(field: string, value: unknown, { word, locale }: Words): string {
  if (value === null || value === undefined || value === '') return '–';
  if (field === 'dueOn') return formatDay(String(value), locale);
  if (field === 'plannedValue') return formatMoney(Number(value), locale);
  if (typeof value === 'number') return formatNumber(value, locale);
  if (field === 'topic' || field === 'direction' || field === 'classification') {
    return word(`commitments.${field}`, String(value));
  }
  return String(value);
}
