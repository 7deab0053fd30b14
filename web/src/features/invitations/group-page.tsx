import { Button, CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { api, client, ifMatch, refresh, type InvitationGroup } from '../../api';
import { Confirm, Empty, Loaded, Page, Section, tell, tellProblem, useText, useWord } from '../../ui';
import { Choosers, type Choice } from './choosers';
import classes from './invitations.module.css';

const route = getRouteApi('/inside/invitation-groups/$id');
const EditGroup = lazy(async () => ({ default: (await import('./edit-group')).EditGroup }));

/** Who is in this group? What is chosen is added at once; what is taken out can be put back. */
export function GroupPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/invitation-groups/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(group) => <Group group={group} />}
    </Loaded>
  );
}

function Group({ group }: { group: InvitationGroup }) {
  const t = useText();
  const [doing, setDoing] = useState<'edit' | 'remove' | null>(null);
  const { add, takeOut, remove } = useGroupMoves(group);
  return (
    <Page
      title={group.name}
      lead={group.note}
      eyebrow={
        <Link to="/invitation-groups" activeOptions={{ exact: true }}>
          {t('invitations.groups')}
        </Link>
      }
      actions={
        <>
          <Button variant="default" onClick={() => setDoing('remove')}>
            {t('common.delete')}
          </Button>
          <Button onClick={() => setDoing('edit')}>{t('invitations.group.edit')}</Button>
        </>
      }
    >
      <div className={classes.group}>
        <Section title={t('invitations.group.members')} note={group.members.length}>
          {group.members.length === 0 && (
            <Empty title={t('invitations.group.empty')}>{t('invitations.group.empty.text')}</Empty>
          )}
          <Members group={group} onTakeOut={takeOut} />
        </Section>
        <Section title={t('invitations.group.add')}>
          <div className={classes.choosers}>
            <Choosers onAdd={(choice) => void add(choice)} />
          </div>
        </Section>
      </div>
      <Suspense>
        {doing === 'edit' && <EditGroup group={group} onClose={() => setDoing(null)} />}
        {doing === 'remove' && (
          <Confirm
            danger
            title={t('invitations.group.remove.title', { name: group.name })}
            confirmLabel={t('common.delete')}
            onClose={() => setDoing(null)}
            onConfirm={remove}
          >
            {t('invitations.group.remove.text')}
          </Confirm>
        )}
      </Suspense>
    </Page>
  );
}

type Member = InvitationGroup['members'][number];

function Members({
  group: { members },
  onTakeOut,
}: {
  group: InvitationGroup;
  onTakeOut: (member: Member) => void;
}) {
  const t = useText();
  const word = useWord();
  return (
    <ul className={classes.choices}>
      {members.map((member) => (
        <li key={member.id} className={classes.choice}>
          <span>
            {member.words}
            <span className={classes.second}>
              {[
                word('invitations.group.kind', member.kind),
                member.seats === 'positions' ? t('invitations.invite.seats.positions') : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </span>
          <CloseButton
            aria-label={t('invitations.group.take-out', { name: member.words })}
            onClick={() => onTakeOut(member)}
          />
        </li>
      ))}
    </ul>
  );
}

function useGroupMoves({ id, version }: InvitationGroup) {
  const t = useText();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const params = { path: { id } };
  const anew = () => refresh(queries, '/api/invitation-groups');
  const failed = (error: unknown) => tellProblem(error, t('invitations.group.failed'));
  const add = ({ label, part }: Choice) =>
    client
      .POST('/api/invitation-groups/{id}/members', { params, body: part })
      .then(anew)
      .then(() => tell(t('invitations.group.added', { name: label })), failed);
  const takeOut = (member: Member) =>
    void client
      .DELETE('/api/invitation-groups/{id}/members/{memberId}', {
        ...ifMatch(version),
        params: { path: { id, memberId: member.id } },
      })
      .then(anew)
      .then(() => tell(t('invitations.group.taken-out', { name: member.words })), failed);
  const remove = async () => {
    await client.DELETE('/api/invitation-groups/{id}', { ...ifMatch(version), params });
    await navigate({ to: '/invitation-groups' });
    void anew();
    tell(t('invitations.group.removed'));
  };
  return { add, takeOut, remove };
}
