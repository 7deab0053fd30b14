import type { Answer } from '../../api';
import { Facts, Section, useLocale, useText } from '../../ui';
import { layouts, type Layout } from './layouts';
import classes from './my-data.module.css';
import { useShown } from './use-shown';

type StoredSection = Answer<'/api/me/data'>['sections'][number];
type Row = StoredSection['items'][number];

/** Every kind of data that is held, with what it is for; kinds of which nothing is held are named at the end. */
export function StoredData({ sections }: { sections: StoredSection[] }) {
  const t = useText();
  // Requests for correction stand above, with their answers.
  const held = sections.filter(({ key, count }) => count > 0 && key !== 'corrections');
  const absent = sections
    .filter(({ key, count }) => count === 0 && key !== 'corrections')
    .map(({ key }) => t(`my-data.section.${key}`));
  return (
    <>
      {held.map((section) => (
        <Stored key={section.key} section={section} />
      ))}
      {absent.length > 0 && (
        <Section title={t('my-data.absent')}>
          <p className={classes.text}>{absent.join(', ')}</p>
        </Section>
      )}
    </>
  );
}

function Stored({ section: { key, purpose, basis, count, items } }: { section: StoredSection }) {
  const t = useText();
  const locale = useLocale();
  const layout = layouts[key];
  const isList = layout.head !== undefined;
  return (
    <Section title={t(`my-data.section.${key}`)} {...(isList && { note: count })}>
      <p className={classes.text}>{purpose[locale]}</p>
      <p className={classes.small}>{t('my-data.basis', { basis: basis[locale] })}</p>
      {isList ? (
        <ul className={classes.rows}>
          {items.map((row, at) => (
            <Line key={at} row={row} layout={layout} />
          ))}
        </ul>
      ) : (
        items.map((row, at) => <Card key={at} row={row} layout={layout} />)
      )}
      {count > items.length && (
        <p className={classes.small}>{t('my-data.more', { shown: items.length, count })}</p>
      )}
    </Section>
  );
}

/** A single record, label beside value. */
function Card({ row, layout }: { row: Row; layout: Layout }) {
  const t = useText();
  const shown = useShown(row, layout);
  const facts = layout.fields.map((field) => ({ label: t(`my-data.field.${field}`), value: shown(field) }));
  return (
    <div className={classes.card}>
      <Facts facts={facts} />
    </div>
  );
}

/** One of many: what it is, and the rest in a line below. */
function Line({ row, layout }: { row: Row; layout: Layout }) {
  const t = useText();
  const shown = useShown(row, layout);
  const rest = layout.fields.flatMap((field) => {
    const value = shown(field);
    return value === null ? [] : [{ field, value }];
  });
  return (
    <li className={classes.row}>
      <span className={classes.strong}>{layout.head === undefined ? null : shown(layout.head)}</span>
      <span className={classes.details}>
        {rest.map(({ field, value }) => (
          <span key={field}>
            {t(`my-data.field.${field}`)}: {value}
          </span>
        ))}
      </span>
    </li>
  );
}
