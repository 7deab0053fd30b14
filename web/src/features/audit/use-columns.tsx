import { Link, linkOptions } from '@tanstack/react-router';
import { useOffice } from '../../api';
import { DateTimeText, useText, useWord, type Column } from '../../ui';
import type { AuditEntry } from './audit-words';
import { Change } from './change';
import classes from './audit.module.css';

export function useColumns(): Column<AuditEntry>[] {
  const t = useText();
  const { timeZone } = useOffice();
  return [
    {
      id: 'at',
      header: t('audit.at'),
      width: '11rem',
      phone: 'eyebrow',
      cell: ({ at, sequence }) => (
        <>
          <DateTimeText at={at} zone={timeZone} length="short" />
          <span className={classes.second}>
            {sequence === null ? t('audit.unsealed') : t('audit.sequence', { sequence })}
          </span>
        </>
      ),
    },
    {
      id: 'who',
      header: t('audit.who'),
      width: '16rem',
      phone: 'title',
      cell: (entry) => <Who entry={entry} />,
    },
    {
      id: 'subject',
      header: t('audit.subject'),
      width: '22rem',
      cell: (entry) => <Subject entry={entry} />,
    },
    { id: 'change', header: t('audit.change'), cell: (entry) => <Change entry={entry} /> },
  ];
}

function Who({ entry: { actor, verb } }: { entry: AuditEntry }) {
  const word = useWord();
  return (
    <>
      {actor.id === null ? (
        actor.name
      ) : (
        <Link
          to="/audit"
          search={(before) => ({ ...before, actorId: actor.id as string })}
          className={classes.plain}
        >
          {actor.name}
        </Link>
      )}
      <span className={classes.second}>{word('audit.verb', verb)}</span>
    </>
  );
}

/** The record by its name of today; it opens for who may open it. */
function Subject({ entry: { subject } }: { entry: AuditEntry }) {
  const t = useText();
  const word = useWord();
  const { type, id, reference, title, opens } = subject;
  const shown = type === 'reminder-rule' && title !== null ? word('reminders.rule-name', title) : title;
  const name = [reference, shown].filter(Boolean).join(' · ');
  // An id tells people nothing: what has no name is called what it is.
  const words = name || word('audit.type', type);
  const target = opens ? recordOf(subject) : null;
  return (
    <>
      {target === null ? (
        words
      ) : (
        <Link {...target} className={classes.subject}>
          {words}
        </Link>
      )}
      <span className={classes.second}>
        {name !== '' && <>{word('audit.type', type)} · </>}
        <Link to="/audit" search={{ subjectId: id }} className={classes.plain} data-print="no">
          {t('audit.only')}
        </Link>
      </span>
    </>
  );
}

/** The page of a record, or the one on which it stands. */
function recordOf({ type, id, title }: AuditEntry['subject']) {
  return type in pages ? pages[type as keyof typeof pages](id, title ?? '') : null;
}

const pages = {
  commitment: (id: string) => linkOptions({ to: '/commitments/$id', params: { id } }),
  meeting: (id: string) => linkOptions({ to: '/meetings/$id', params: { id } }),
  'meeting-template': () => linkOptions({ to: '/meetings/templates' }),
  'meeting-series': (id: string) => linkOptions({ to: '/meetings/series/$id', params: { id } }),
  invitation_group: (id: string) => linkOptions({ to: '/invitation-groups/$id', params: { id } }),
  organisation: (id: string) => linkOptions({ to: '/organisations/$id', params: { id } }),
  estate: (_: string, q: string) => linkOptions({ to: '/organisations/estates', search: { q } }),
  import: (id: string) => linkOptions({ to: '/organisations/import', search: { id } }),
  user: (id: string) => linkOptions({ to: '/users/$id', params: { id } }),
  correction: () => linkOptions({ to: '/administration/corrections' }),
  'reminder-rule': () => linkOptions({ to: '/reminders' }),
};
