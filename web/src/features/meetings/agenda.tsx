import { Button, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { AgendaItem, CommitmentRow, Meeting } from '../../api';
import { Empty, Notice, Section, useGrowing, useText, WhenWorded } from '../../ui';
import { AgendaItemLine } from './agenda-item-line';
import classes from './agenda.module.css';
import { useEditing } from './editing';
import { AgendaItemForm } from './forms-in-place';
import { SaidState } from './said-state';
import { useAgendaDrag } from './use-agenda-drag';
import { usePlace } from './use-agenda-moves';
import { useSaid } from './use-said';

const LeftOver = lazy(async () => ({ default: (await import('./left-over')).LeftOver }));
const minute = 60_000;

interface AgendaProps {
  meeting: Meeting;
  commitments: CommitmentRow[];
  /** The item that the address points to. */
  pointed: string | undefined;
}

/** The agenda with its running clock; under each item what was said, decided and promised. */
export function Agenda({ meeting, commitments, pointed }: AgendaProps) {
  const t = useText();
  const { open, set } = useEditing();
  const { agendaItems, can } = meeting;
  const mayEdit = can.includes('edit');
  const said = useSaid(meeting);
  const [moved, announce] = useState('');
  const drag = useAgendaDrag(usePlace(meeting, announce));
  const total = agendaItems.reduce((sum, { minutes }) => sum + minutes, 0);
  const isWriting = open === 'item.new';
  const drawn = useGrowing(agendaItems.length, atOnce(agendaItems, pointed));
  return (
    <Section
      title={t('meetings.agenda')}
      {...(agendaItems.length > 0
        ? {
            note: t('meetings.agenda.note', {
              count: agendaItems.length,
              hours: Math.floor(total / 60),
              minutes: total % 60,
            }),
          }
        : {})}
      {...(mayEdit && !isWriting && agendaItems.length > 0
        ? {
            actions: (
              <Button variant="subtle" size="compact-sm" onClick={() => set('item.new')}>
                {t('meetings.item.add')}
              </Button>
            ),
          }
        : {})}
    >
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
      <Overrun meeting={meeting} total={total} />
      <SaidState said={said} />
      {agendaItems.length > 0 && (
        <ol className={classes.items}>
          {agendaItems.slice(0, drawn).map((item) => (
            <AgendaItemLine
              key={item.id}
              meeting={meeting}
              item={item}
              commitments={commitments}
              said={(said.paragraphs ?? []).filter(({ agendaItemId }) => agendaItemId === item.id)}
              pointed={item.id === pointed}
              drag={drag}
              announce={announce}
            />
          ))}
        </ol>
      )}
      {agendaItems.length === 0 && !isWriting && <EmptyAgenda mayEdit={mayEdit} />}
      {isWriting && <NewItems meeting={meeting} />}
      <Before meeting={meeting} />
    </Section>
  );
}

/** So many fill a screen; one that is pointed to is among them. */
function atOnce(items: AgendaItem[], pointed: string | undefined): number {
  return Math.max(8, items.findIndex(({ id }) => id === pointed) + 1);
}

/** What the meeting before left over. */
function Before({ meeting }: { meeting: Meeting }) {
  const { previous, can } = meeting;
  if (previous === null || !can.includes('edit') || !isOpenTo(meeting)) return null;
  return (
    <Suspense>
      <WhenWorded>
        <LeftOver meeting={meeting} previous={previous} />
      </WhenWorded>
    </Suspense>
  );
}

/** Its agenda can still take in what was left over. */
const isOpenTo = ({ status }: Meeting) => ['draft', 'scheduled', 'postponed'].includes(status);

function EmptyAgenda({ mayEdit }: { mayEdit: boolean }) {
  const t = useText();
  const { set } = useEditing();
  const add = <Button onClick={() => set('item.new')}>{t('meetings.item.add')}</Button>;
  return (
    <Empty title={t('meetings.agenda.empty')} {...(mayEdit ? { action: add } : {})}>
      {mayEdit ? t('meetings.agenda.empty.staff') : undefined}
    </Empty>
  );
}

/** Item after item: the form is empty again as soon as one is added. */
function NewItems({ meeting }: { meeting: Meeting }) {
  const { set } = useEditing();
  const [added, setAdded] = useState(0);
  return (
    <AgendaItemForm
      key={added}
      meeting={meeting}
      onClose={() => set(null)}
      onSaved={() => setAdded(added + 1)}
    />
  );
}

/** The items take longer than the meeting lasts. */
function Overrun({ meeting, total }: { meeting: Meeting; total: number }) {
  const t = useText();
  const lasts = (Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / minute;
  if (total <= lasts || !meeting.can.includes('edit')) return null;
  return (
    <div className={classes.overrun} data-print="no">
      <Notice tone="warn">{t('meetings.agenda.overrun', { minutes: total - lasts })}</Notice>
    </div>
  );
}
