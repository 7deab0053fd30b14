import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useMe, type Organisation, type Position } from '../../../api';
import { Empty, formatDay, Section, Tag, useLocale, useText } from '../../../ui';
import classes from '../organisations.module.css';
import { EarlierHolders } from './earlier-holders';
import { PositionDeeds, type Deed } from './position-deeds';
import { titleToday } from './title-today';

const Appoint = lazy(async () => ({ default: (await import('./appoint')).Appoint }));
const NewPosition = lazy(async () => ({ default: (await import('./new-position')).NewPosition }));

const EditPosition = lazy(async () => ({ default: (await import('./edit-position')).EditPosition }));
const EditPerson = lazy(async () => ({ default: (await import('../people/edit-person')).EditPerson }));
const PersonConsents = lazy(async () => ({
  default: (await import('../people/person-consents')).PersonConsents,
}));
const ContactsDialog = lazy(async () => ({
  default: (await import('../contacts/contacts-dialog')).ContactsDialog,
}));
const MergePosition = lazy(async () => ({ default: (await import('./merge-position')).MergePosition }));
const Signature = lazy(async () => ({ default: (await import('./signature')).Signature }));
const EndAppointment = lazy(async () => ({ default: (await import('./end-appointment')).EndAppointment }));

type Holder = NonNullable<Position['holder']>;
type Open = 'new' | { deed: Deed; position: Position } | null;

/** The posts that speak for an organisation, and who holds them today. */
export function Positions({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
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
              before={can.includes('contacts')}
              mayAppoint={mayAppoint}
              isDouble={positions.length > 1}
              onDeed={(deed) => setOpen({ deed, position })}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {open === 'new' && <NewPosition organisation={organisation} onClose={() => setOpen(null)} />}
        {open !== null && open !== 'new' && (
          <Form {...open} organisation={organisation} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Section>
  );
}

interface FormProps {
  organisation: Organisation;
  position: Position;
  deed: Deed;
  onClose: () => void;
}

function Form({ organisation, deed, position, onClose }: FormProps) {
  const { holder } = position;
  if (deed === 'edit') return <EditPosition position={position} onClose={onClose} />;
  if (deed === 'merge')
    return <MergePosition organisation={organisation} position={position} onClose={onClose} />;
  if (deed === 'signature') return <Signature position={position} onClose={onClose} />;
  if (deed === 'appoint' || holder === null) return <Appoint position={position} onClose={onClose} />;
  const { person } = holder;
  if (deed === 'person') return <EditPerson person={person} onClose={onClose} />;
  if (deed === 'contacts') return <ContactsDialog owner={{ of: 'people', ...person }} onClose={onClose} />;
  if (deed === 'consents') return <PersonConsents person={person} onClose={onClose} />;
  return <EndAppointment position={position} holder={holder} onClose={onClose} />;
}

interface PositionRowProps {
  position: Position;
  /** Whether the reader may see who held it before. */
  before: boolean;
  mayAppoint: boolean;
  isDouble: boolean;
  onDeed: (deed: Deed) => void;
}

function PositionRow({ position, before, mayAppoint, isDouble, onDeed }: PositionRowProps) {
  const t = useText();
  const { can } = useMe();
  const { title, isHead, holder } = position;
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
      {mayAppoint && <PositionDeeds position={position} isDouble={isDouble} onDeed={onDeed} />}
      {!mayAppoint && holder !== null && can.includes('people.read') && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.small ?? ''}
          aria-label={`${t('contacts.person')}: ${holder.person.name}`}
          onClick={() => onDeed('contacts')}
        >
          {t('contacts.person')}
        </Button>
      )}
      {before && <EarlierHolders position={position} />}
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
