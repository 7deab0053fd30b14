import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { api, client, refresh, useOffice, type Meeting } from '../../api';
import { ButtonLink, dayOf, Empty, Loaded, Page, tell, useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { RecurrenceFields } from './recurrence-fields';
import { requestOf, usualRecurrence } from './recurrence-values';
import { Preview } from './preview';

const route = getRouteApi('/inside/meetings/$id/repeat');

/** Lets a meeting recur: the rule in words, and the days that follow from it before anything is saved. */
export function RepeatPage() {
  const t = useText();
  const { id } = route.useParams();
  const query = api.useQuery('get', '/api/meetings/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query} page>
      {(meeting) => (
        <Page
          title={t('series.new')}
          eyebrow={`${meeting.reference} · ${meeting.title}`}
          lead={t('series.new.lead')}
          width="form"
        >
          {meeting.series !== null && (
            <Empty
              title={t('series.already')}
              action={
                <ButtonLink to="/meetings/series/$id" params={{ id: meeting.series.id }}>
                  {t('series.open')}
                </ButtonLink>
              }
            />
          )}
          {meeting.series === null && <RepeatForm meeting={meeting as Meeting} />}
        </Page>
      )}
    </Loaded>
  );
}

function RepeatForm({ meeting: { id, startsAt, timeZone } }: { meeting: Meeting }) {
  const t = useText();
  const { today } = useOffice();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const router = useRouter();
  const day = dayOf(startsAt, timeZone);
  const form = useRecordForm({
    // What has been begins anew from today on.
    initial: usualRecurrence(day < today ? today : day),
    save: async (values) => {
      const body = { ...requestOf(values), meetingId: id };
      const { data } = await client.POST('/api/meeting-series', { body });
      await refresh(queries, '/api/meetings');
      tell(t('series.created', { count: data?.meetings.length ?? 0 }));
      if (data) await navigate({ to: '/meetings/series/$id', params: { id: data.id }, replace: true });
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('series.submit')} onCancel={() => router.history.back()}>
      <RecurrenceFields form={form} />
      <Preview request={requestOf(form.values)} />
    </RecordFormView>
  );
}
