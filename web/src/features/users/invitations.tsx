import { Button } from '@mantine/core';
import { useList, useMe, useOffice, type Invitation } from '../../api';
import { InvitationMoves } from '../../records/invitation-moves';
import { dayOf, formatDay, Section, StatusLight, type Tone, useLocale, useText } from '../../ui';
import { RoleText } from './role-text';
import classes from './users.module.css';

/** Invitations that nobody has accepted yet; the section is there only while there are some. */
export function Invitations({ q }: { q: string | undefined }) {
  const t = useText();
  const list = useList('/api/invitations', q === undefined ? {} : { q });
  if (list.items.length === 0) return null;
  return (
    <Section title={t('users.invitations')} note={list.hasMore ? `${list.items.length}+` : list.items.length}>
      <ul className={classes.rows}>
        {list.items.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
          {t('common.load-more')}
        </Button>
      )}
    </Section>
  );
}

const tones: Record<Invitation['state'], Tone> = {
  sending: 'wait',
  sent: 'good',
  'not-sent': 'bad',
  expired: 'muted',
};

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useText();
  const me = useMe();
  const locale = useLocale();
  const { timeZone } = useOffice();
  const { name, email, roles, invitedBy, createdAt, expiresAt, state } = invitation;
  const day = (instant: string) => formatDay(dayOf(instant, timeZone), locale);
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.strong}>{name}</span>
        <span className={classes.second}>{email}</span>
      </div>
      <div>
        {roles.map((grant, at) => (
          <div key={at}>
            <RoleText grant={grant} />
          </div>
        ))}
        <span className={classes.second}>
          {t('users.invitation.by', { name: invitedBy, day: day(createdAt) })}
        </span>
      </div>
      <div>
        <StatusLight tone={tones[state]} word={t(`users.invitation.${state}`)} />
        {state === 'sent' && (
          <span className={classes.second}>{t('users.invitation.sent.until', { day: day(expiresAt) })}</span>
        )}
      </div>
      {me.can.includes('users.manage') && (
        <div className={classes.moves} data-print="no">
          <InvitationMoves invitation={invitation} />
        </div>
      )}
    </li>
  );
}
