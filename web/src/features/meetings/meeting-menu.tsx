import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMe, type Meeting } from '../../api';
import { useText, useWord, WhenWorded } from '../../ui';
import { minutesOf, type Second, type Verb } from './moves';

const SaveTemplate = lazy(async () => ({ default: (await import('./save-template')).SaveTemplate }));

interface MenuProps {
  meeting: Meeting;
  /** What stands on a button where there is room for a second one. */
  second: Second | null;
  /** Whether a phone has room for it too. */
  isAlone: boolean;
  moves: Verb[];
  ask: (verb: Verb) => void;
}

/** Everything that can be done around a meeting, in the order in which a meeting goes. */
export function MeetingMenu({ meeting, second, isAlone, moves, ask }: MenuProps) {
  const t = useText();
  const word = useWord();
  const [isSaving, setSaving] = useState(false);
  const mayCreate = useMe().can.includes('meetings.create');
  const shown = { second, isAlone };
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size="1rem" stroke={1.75} aria-hidden />}>
            {t('meetings.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Before meeting={meeting} {...shown} />
          <During meeting={meeting} {...shown} />
          {mayCreate && <Again meeting={meeting} onSave={() => setSaving(true)} />}
          {moves.length > 0 && <Menu.Label>{t('meetings.more.standing')}</Menu.Label>}
          {moves.map((verb) => (
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

type PartProps = Pick<MenuProps, 'meeting' | 'second' | 'isAlone'>;

/** What has its own button is in the menu only where the button has no room. */
function placeOf(what: Second, { second, isAlone }: PartProps) {
  if (second !== what) return {};
  return isAlone ? null : { hiddenFrom: 'sm' };
}

function Before(props: PartProps) {
  const t = useText();
  const { id, can } = props.meeting;
  if (!can.includes('edit')) return null;
  const edit = placeOf('edit', props);
  const invitations = placeOf('invitations', props);
  return (
    <>
      <Menu.Label>{t('meetings.more.before')}</Menu.Label>
      {edit !== null && (
        <Menu.Item
          {...edit}
          renderRoot={(root) => (
            <Link to="/meetings/$id" params={{ id }} search={{ tab: 'edit' }} {...root} />
          )}
        >
          {t('meetings.edit')}
        </Menu.Item>
      )}
      {invitations !== null && (
        <Menu.Item
          {...invitations}
          renderRoot={(root) => <Link to="/meetings/$id/invitations" params={{ id }} {...root} />}
        >
          {t('meetings.more.invitations')}
        </Menu.Item>
      )}
    </>
  );
}

function During(props: PartProps) {
  const t = useText();
  const { id, can, status } = props.meeting;
  const mayEdit = can.includes('edit');
  const minutes = minutesOf(props.meeting);
  const place = placeOf('minutes', props);
  return (
    <>
      {mayEdit && <Menu.Label>{t('meetings.more.during')}</Menu.Label>}
      {mayEdit && (
        <Menu.Item
          renderRoot={(root) => (
            <Link to="/meetings/$id" params={{ id }} search={{ tab: 'attendance' }} {...root} />
          )}
        >
          {t('meetings.attendance.mark')}
        </Menu.Item>
      )}
      {mayEdit && status !== 'draft' && (
        <Menu.Item renderRoot={(root) => <Link to="/meetings/$id/door" params={{ id }} {...root} />}>
          {t('meetings.attendance.door')}
        </Menu.Item>
      )}
      {minutes !== null && place !== null && (
        <Menu.Item {...place} renderRoot={(root) => <Link to={minutes.to} params={{ id }} {...root} />}>
          {t(minutes.label)}
        </Menu.Item>
      )}
      {status !== 'draft' && (
        <Menu.Item renderRoot={(root) => <Link to="/meetings/$id/attendance" params={{ id }} {...root} />}>
          {t('meetings.attendance.report')}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => window.print()}>{t('meetings.print')}</Menu.Item>
    </>
  );
}

/** Other meetings out of this one. */
function Again({ meeting: { id, series }, onSave }: { meeting: Meeting; onSave: () => void }) {
  const t = useText();
  return (
    <>
      <Menu.Label>{t('meetings.more.again')}</Menu.Label>
      <Menu.Item renderRoot={(root) => <Link to="/meetings/$id/copy" params={{ id }} {...root} />}>
        {t('meetings.copy')}
      </Menu.Item>
      {series === null && (
        <Menu.Item renderRoot={(root) => <Link to="/meetings/$id/repeat" params={{ id }} {...root} />}>
          {t('meetings.repeat')}
        </Menu.Item>
      )}
      <Menu.Item onClick={onSave}>{t('meetings.save-template')}</Menu.Item>
    </>
  );
}
