import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, useList, type Meeting } from '../../api';
import { DataTable, Empty, FilterBar, Loaded, Page, useText, useWord } from '../../ui';
import { useColumns } from './invitee-columns';
import classes from './invitations.module.css';

const Invite = lazy(async () => ({ default: (await import('./invite')).Invite }));

const AskAgain = lazy(async () => ({ default: (await import('./ask-again')).AskAgain }));

const route = getRouteApi('/inside/meetings/$id/invitations');
const states = ['none', 'planned', 'sent', 'failed', 'skipped'] as const;

/** Who is asked, was each of them told, and if not, why? */
export function InvitationsPage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/meetings/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(meeting) => <Invitations meeting={meeting} />}
    </Loaded>
  );
}

function Invitations({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const navigate = route.useNavigate();
  const { do: doing, ...search } = route.useSearch();
  const { id, reference, title, can } = meeting;
  const mayInvite = can.includes('edit');
  const open = (what?: 'invite' | 'ask') =>
    void navigate({
      search: { ...search, ...(what && { do: what }) },
      replace: what === undefined,
    });
  return (
    <Page
      title={t('invitations.title')}
      tabTitle={`${t('invitations.title')} ${reference}`}
      eyebrow={
        <Link to="/meetings/$id" params={{ id }} activeOptions={{ exact: true }}>
          {`${reference} · ${title}`}
        </Link>
      }
      lead={
        <>
          {t(standing(meeting))} <Link to="/invitation-groups">{t('invitations.groups.manage')}</Link>
        </>
      }
      actions={
        mayInvite ? (
          <>
            {meeting.status === 'scheduled' && (
              <Button variant="default" onClick={() => open('ask')}>
                {t('invitations.ask')}
              </Button>
            )}
            <Button onClick={() => open('invite')}>{t('invitations.invite')}</Button>
          </>
        ) : undefined
      }
    >
      <Counts meeting={meeting} />
      <Invitees meeting={meeting} search={search} />
      {doing === 'invite' && mayInvite && (
        <Suspense>
          <Invite meeting={meeting} onClose={() => open()} />
        </Suspense>
      )}
      {doing === 'ask' && mayInvite && (
        <Suspense>
          <AskAgain meeting={meeting} onClose={() => open()} />
        </Suspense>
      )}
    </Page>
  );
}

const answers = ['none', 'coming', 'represented', 'declined'] as const;

/** Each figure opens the rows that it counts. */
function Counts({ meeting: { id } }: { meeting: Meeting }) {
  const t = useText();
  const query = api.useQuery('get', '/api/meetings/{id}/invitees/counts', { params: { path: { id } } });
  return (
    <Loaded query={query} lines={1}>
      {(counts) =>
        counts.all > 0 && (
          <p className={classes.counts}>
            {answers.map((answer) => (
              <Link
                key={answer}
                to="/meetings/$id/invitations"
                params={{ id }}
                search={{ answer }}
                replace
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {t(`invitations.count.${answer}`, { count: counts[answer] })}
              </Link>
            ))}
          </p>
        )
      }
    </Loaded>
  );
}

function standing({ status }: Meeting) {
  if (status === 'draft') return 'invitations.draft';
  return status === 'scheduled' || status === 'postponed' ? 'invitations.published' : 'invitations.closed';
}

function Invitees({
  meeting,
  search,
}: {
  meeting: Meeting;
  search: { q?: string; notice?: string; answer?: string };
}) {
  const t = useText();
  const word = useWord();
  const navigate = route.useNavigate();
  const list = useList('/api/meetings/{id}/invitees', search as object, { pathParams: { id: meeting.id } });
  const columns = useColumns(meeting);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as typeof before, replace: true });
  return (
    <>
      <FilterBar
        value={search}
        searchLabel={t('invitations.search')}
        onChange={change}
        filters={[
          {
            key: 'answer',
            label: t('invitations.answer'),
            options: answers.map((value) => ({ value, label: word('invitations.answer', value) })),
          },
          {
            key: 'notice',
            label: t('invitations.notice'),
            options: states.map((value) => ({ value, label: word('invitations.notice', value) })),
          },
        ]}
      />
      <DataTable
        label={t('invitations.list')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns}
        empty={
          <Empty title={t(isFiltered ? 'common.no-match' : 'invitations.empty')}>
            {t(isFiltered ? 'common.no-match.hint' : 'invitations.empty.text')}
          </Empty>
        }
      />
    </>
  );
}
