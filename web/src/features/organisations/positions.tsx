import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Organisation } from '../../api';
import { Empty, formatDay, Section, Tag, useLocale, useText } from '../../ui';
import classes from './organisations.module.css';
import { titleToday } from './title-today';

const Appoint = lazy(async () => ({ default: (await import('./appoint')).Appoint }));
const NewPosition = lazy(async () => ({ default: (await import('./new-position')).NewPosition }));

type Position = Organisation['positions'][number];
type Holder = NonNullable<Position['holder']>;

/** The posts that speak for an organisation, and who holds them today. */
export function Positions({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const [open, setOpen] = useState<Position | 'new' | null>(null);
  const { positions, can } = organisation;
  const mayAppoint = can.includes('appoint');
  const add = mayAppoint && (
    <Button
      variant="default"
      size="compact-sm"
      className={classes.small ?? ''}
      onClick={() => setOpen('new')}
    >
      {t('directory.position.add')}
    </Button>
  );
  return (
    <Section title={t('directory.positions')} actions={positions.length > 0 ? add : undefined}>
      {positions.length === 0 ? (
        <Empty title={t('directory.positions.empty')} action={add || undefined}>
          {t('directory.positions.empty.text')}
        </Empty>
      ) : (
        <ul className={classes.positions}>
          {positions.map((position) => (
            <PositionRow
              key={position.id}
              position={position}
              onAppoint={mayAppoint ? () => setOpen(position) : undefined}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {open === 'new' && <NewPosition organisation={organisation} onClose={() => setOpen(null)} />}
        {open !== null && open !== 'new' && <Appoint position={open} onClose={() => setOpen(null)} />}
      </Suspense>
    </Section>
  );
}

interface PositionRowProps {
  position: Position;
  onAppoint: (() => void) | undefined;
}

function PositionRow({ position: { title, isHead, holder }, onAppoint }: PositionRowProps) {
  const t = useText();
  const label = t(holder === null ? 'directory.appoint' : 'directory.appoint.other');
  return (
    <li className={classes.position}>
      <div>
        <span className={classes.strong}>{titleToday(title, holder?.kind, t)}</span>{' '}
        {isHead && <Tag>{t('directory.position.head')}</Tag>}
      </div>
      <div>
        {holder === null ? (
          <span className={classes.faint}>{t('directory.position.vacant')}</span>
        ) : (
          <HolderText holder={holder} />
        )}
      </div>
      {onAppoint && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.small ?? ''}
          onClick={onAppoint}
          aria-label={`${label}: ${title}`}
          data-print="no"
        >
          {label}
        </Button>
      )}
    </li>
  );
}

function HolderText({ holder: { person, startsOn, endsOn } }: { holder: Holder }) {
  const t = useText();
  const locale = useLocale();
  const until = endsOn === null ? 'none' : formatDay(endsOn, locale);
  return (
    <>
      {person.name}
      <span className={classes.second}>
        {t('directory.term', { from: formatDay(startsOn, locale), until })}
      </span>
    </>
  );
}
