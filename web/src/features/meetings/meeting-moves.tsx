import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMe, useOffice, type Meeting } from '../../api';
import { ButtonLink, useKeys, useText, useWord, WhenWorded } from '../../ui';
import { isVerb, movesOf } from './moves';

const route = getRouteApi('/inside/meetings/$id');
const SaveTemplate = lazy(async () => ({ default: (await import('./save-template')).SaveTemplate }));
const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog')).MoveDialog }));

type Tab = 'edit' | 'attendance';

interface MoreProps {
  meeting: Meeting;
  moves: ReturnType<typeof movesOf>;
  mayEdit: boolean;
  open: (tab: Tab) => void;
  ask: (verb: string) => void;
  toNotes: () => void;
}

/** The moves of a meeting: what comes next on a button, the rest in a menu. */
export function MeetingMoves({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const asked = route.useSearch().do;
  const navigate = route.useNavigate();
  const moves = movesOf(meeting, today);
  const { main } = moves;
  const mayEdit = meeting.can.includes('edit');
  const open = (tab: Tab) => void navigate({ search: { tab } });
  const toNotes = () => void navigate({ to: '/meetings/$id/minutes', params: { id: meeting.id } });
  const ask = (verb: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, do: verb }) as typeof before, replace: true });
  useKeys(
    mayEdit
      ? [
          { key: 'e', label: t('meetings.edit'), run: () => open('edit') },
          { key: 'n', label: t('meetings.notes.write'), run: () => toNotes() },
          { key: 'a', label: t('meetings.attendance.mark'), run: () => open('attendance') },
        ]
      : [],
  );
  return (
    <>
      <More {...{ meeting, moves, mayEdit, open, ask, toNotes }} />
      {meeting.can.includes('notes') && <NotesLink meeting={meeting} besides={main !== null} />}
      {mayEdit && (
        <Button
          variant={main === null ? 'filled' : 'default'}
          onClick={() => open('edit')}
          {...(main === null ? {} : { visibleFrom: 'sm' })}
        >
          {t('meetings.edit')}
        </Button>
      )}
      {main !== null && <Button onClick={() => ask(main)}>{word('meetings.move', main)}</Button>}
      {isVerb(asked) && meeting.can.includes(asked) && (
        <Suspense>
          <MoveDialog key={asked} meeting={meeting} verb={asked} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** The way to the minutes; on a phone, beside a move that comes next, it stands in the menu. */
function NotesLink({ meeting: { id, can }, besides }: { meeting: Meeting; besides: boolean }) {
  const t = useText();
  return (
    <ButtonLink
      to="/meetings/$id/minutes"
      params={{ id }}
      variant="default"
      {...(besides ? { visibleFrom: 'sm' } : {})}
    >
      {t(can.includes('edit') ? 'meetings.notes.write' : 'meetings.notes.read')}
    </ButtonLink>
  );
}

function More({ meeting, moves: { main, more }, mayEdit, open, ask, toNotes }: MoreProps) {
  const t = useText();
  const word = useWord();
  const [isSaving, setSaving] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size="1rem" stroke={1.75} aria-hidden />}>
            {t('meetings.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => window.print()}>{t('meetings.print')}</Menu.Item>
          {mayEdit && main !== null && (
            <Menu.Item hiddenFrom="sm" onClick={toNotes}>
              {t('meetings.notes.write')}
            </Menu.Item>
          )}
          {mayEdit && main !== null && (
            <Menu.Item hiddenFrom="sm" onClick={() => open('edit')}>
              {t('meetings.edit')}
            </Menu.Item>
          )}
          {mayEdit && (
            <Menu.Item onClick={() => open('attendance')}>{t('meetings.attendance.mark')}</Menu.Item>
          )}
          <ToApproval meeting={meeting} />
          <Again meeting={meeting} onSave={() => setSaving(true)} />
          {more.length > 0 && <Menu.Divider />}
          {more.map((verb) => (
            <Menu.Item key={verb} {...(verb === 'cancel' ? { color: 'red' } : {})} onClick={() => ask(verb)}>
              {word('meetings.move', verb)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isSaving && (
        <Suspense>
          <WhenWorded>
            <SaveTemplate meeting={meeting} onClose={() => setSaving(false)} />
          </WhenWorded>
        </Suspense>
      )}
    </>
  );
}

/** Once it was held, its minutes are read, corrected and approved. */
function ToApproval({ meeting: { id, status } }: { meeting: Meeting }) {
  const t = useText();
  const mayRead = useMe().can.includes('minutes.read');
  if (!mayRead || (status !== 'held' && status !== 'closed')) return null;
  return (
    <Menu.Item renderRoot={(props) => <Link to="/meetings/$id/minutes/read" params={{ id }} {...props} />}>
      {t('meetings.notes.approve')}
    </Menu.Item>
  );
}

/** Other meetings out of this one. */
function Again({ meeting: { id, series }, onSave }: { meeting: Meeting; onSave: () => void }) {
  const t = useText();
  if (!useMe().can.includes('meetings.create')) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Item renderRoot={(props) => <Link to="/meetings/$id/copy" params={{ id }} {...props} />}>
        {t('meetings.copy')}
      </Menu.Item>
      {series === null && (
        <Menu.Item renderRoot={(props) => <Link to="/meetings/$id/repeat" params={{ id }} {...props} />}>
          {t('meetings.repeat')}
        </Menu.Item>
      )}
      <Menu.Item onClick={onSave}>{t('meetings.save-template')}</Menu.Item>
    </>
  );
}
