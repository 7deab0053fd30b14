import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { api, useList, useOffice, type Meeting } from '../../api';
import { isHeld } from '../../records';
import { ButtonLink, dayOf, Empty, Loaded, NotFoundPage, Page, useKeys, useText } from '../../ui';
import { AgendaRail } from './agenda-rail';
import { useDesk, useSaveState, type Desk } from './desk';
import { rehome } from './editing';
import { ItemNotes } from './item-notes';
import classes from './minutes.module.css';
import { keys, MinutesKeys } from './minutes-keys';
import { enterItem } from './note-keys';
import { OutcomePanel } from './outcome-panel';
import { speakersOf } from './speakers';
import { StateLine } from './state-line';
import { useClock } from './use-clock';
import { type Working, WorkingProvider } from './working';

const route = getRouteApi('/inside/meetings/$id/minutes');

/** Where am I, and is it saved? */
export function MinutesPage() {
  const { id } = route.useParams();
  // Who types is not to be led away by a refetch that finds the session ended.
  const query = api.useQuery(
    'get',
    '/api/meetings/{id}',
    { params: { path: { id } } },
    { refetchOnWindowFocus: false },
  );
  return (
    <Loaded query={query} page>
      {(meeting) =>
        meeting.can.includes('notes') ? <Minutes key={id} meeting={meeting} /> : <NotFoundPage />
      }
    </Loaded>
  );
}

function Minutes({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const desk = useDesk(meeting.id);
  return (
    <Page
      title={t('minutes.title')}
      tabTitle={`${t('minutes.title')} ${meeting.reference}`}
      eyebrow={
        <Link to="/meetings/$id" params={{ id: meeting.id }}>
          {meeting.reference} · {meeting.title}
        </Link>
      }
      actions={isHeld(meeting) && <ToReading id={meeting.id} />}
    >
      {meeting.agendaItems.length === 0 ? (
        <Empty
          title={t('minutes.no-agenda')}
          action={
            <ButtonLink to="/meetings/$id" params={{ id: meeting.id }}>
              {t('minutes.no-agenda.go')}
            </ButtonLink>
          }
        >
          {t('minutes.no-agenda.text')}
        </Empty>
      ) : (
        <Desktop meeting={meeting} desk={desk} />
      )}
    </Page>
  );
}

function ToReading({ id }: { id: string }) {
  const t = useText();
  return (
    <ButtonLink variant="default" to="/meetings/$id/minutes/read" params={{ id }}>
      {t('meetings.notes.approve')}
    </ButtonLink>
  );
}

function Desktop({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
  const t = useText();
  const [panelOf, setPanelOf] = useState<string | null>(null);
  const [helps, setHelps] = useState(false);
  const { item, itemIds, goToItem } = useItem(meeting, desk);
  const mayWrite = meeting.can.includes('edit');
  const clock = useClock(desk, useRunning(meeting) && mayWrite ? (item?.id ?? null) : null);
  const list = useList('/api/commitments', { meetingId: meeting.id, sort: 'reference', limit: 200 });
  const commitments = list.items;
  const speakers = useMemo(() => speakersOf(meeting), [meeting]);
  const working = useMemo<Working>(
    () => ({
      desk,
      meeting,
      commitments,
      speakers,
      itemIds,
      mayWrite,
      goToItem,
      openPanel: (noteId) => {
        const mine = desk.book.get(noteId)?.mine;
        const isOpen = mine?.kind === 'decision' ? mine.decisionId === null : mine?.commitmentId === null;
        if (isOpen && (mine?.kind === 'decision' || mine?.kind === 'commitment')) setPanelOf(noteId);
      },
      help: () => setHelps(true),
    }),
    // A list of the same rows is the same list: typing draws nothing but the paragraph.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [desk, meeting, commitments.length, speakers, itemIds, mayWrite, goToItem],
  );
  useDeskKeys(itemIds, item?.id, goToItem);
  if (item === undefined) return null;
  return (
    <WorkingProvider value={working}>
      {mayWrite && (
        <div className={classes.bar}>
          <StateLine desk={desk} meeting={meeting} />
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setHelps(true)}>
            {t('minutes.keys')}
          </Button>
        </div>
      )}
      <div className={classes.desk}>
        <AgendaRail meeting={meeting} at={item.id} clock={clock} onGo={goToItem} />
        <ItemNotes key={item.id} item={item} clock={clock} />
        <OutcomePanel itemId={item.id} noteId={panelOf} onClose={() => setPanelOf(null)} />
      </div>
      {helps && <MinutesKeys onClose={() => setHelps(false)} />}
    </WorkingProvider>
  );
}

/** The item at hand stands in the address, so that a reload and a link lead to it. */
function useItem(meeting: Meeting, desk: Desk) {
  const asked = route.useSearch().item;
  const navigate = route.useNavigate();
  const { agendaItems } = meeting;
  const item = agendaItems.find(({ id }) => id === asked) ?? agendaItems[0];
  const all = agendaItems.map(({ id }) => id).join(' ');
  const itemIds = useMemo(() => all.split(' '), [all]);
  const goToItem = useCallback(
    (itemId: string) => void navigate({ search: { item: itemId }, replace: true, resetScroll: false }),
    [navigate],
  );
  const mayWrite = meeting.can.includes('edit');
  const itemId = item?.id;
  const { ready } = useSaveState(desk);
  useEffect(() => {
    // Not before what was kept is there: a first line would stand among it.
    if (itemId !== undefined && mayWrite && ready) enterItem(desk.book, itemId);
  }, [desk, itemId, mayWrite, ready]);
  useEffect(() => {
    if (mayWrite && ready) rehome(desk.book, itemIds);
  }, [desk, itemIds, mayWrite, ready]);
  return { item, itemIds, goToItem };
}

/** The clock of the items runs while the meeting does: when it was started, or at least on its day. */
function useRunning({ status, startsAt, timeZone }: Meeting): boolean {
  const { today } = useOffice();
  return status === 'in_progress' || (status === 'scheduled' && dayOf(startsAt, timeZone) === today);
}

function useDeskKeys(itemIds: readonly string[], itemId: string | undefined, go: (id: string) => void): void {
  const t = useText();
  const at = itemIds.indexOf(itemId ?? '');
  const step = (by: number) => () => {
    const next = itemIds[at + by];
    if (next !== undefined) go(next);
  };
  useKeys([
    ...keys.map(({ key, label }) => ({ key, label: t(label) })),
    // The list names them once, together.
    { key: 'PageDown', label: '', run: step(1) },
    { key: 'PageUp', label: '', run: step(-1) },
  ]);
}
