import { Checkbox, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { api, client, refresh, useMe, useOffice, type Item, type Meeting } from '../../api';
import { Loaded, Page, tell, timeOf, useText } from '../../ui';
import { FieldRow, RecordFormView, TimeInput, TypedDateInput, useRecordForm } from '../../ui/forms';
import { AgendaChoice, comesAlong } from './agenda-choice';
import classes from './planning.module.css';

const route = getRouteApi('/inside/meetings/$id/copy');

/** The next meeting out of this one: its day, and what of its agenda comes along. */
export function CopyPage() {
  const t = useText();
  const { id } = route.useParams();
  const path = { params: { path: { id } } };
  const meeting = api.useQuery('get', '/api/meetings/{id}', path);
  const agenda = api.useQuery('get', '/api/meetings/{id}/carry-over', path);
  return (
    <Loaded query={meeting} page>
      {(source) => (
        <Page
          title={t('planning.copy.title')}
          eyebrow={`${source.reference} · ${source.title}`}
          lead={t('planning.copy.lead')}
          width="form"
        >
          <Loaded query={agenda}>
            {({ items }) => <CopyForm meeting={source as Meeting} items={items} />}
          </Loaded>
        </Page>
      )}
    </Loaded>
  );
}

interface CopyFormProps {
  meeting: Meeting;
  items: Item<'/api/meetings/{id}/carry-over'>[];
}

function CopyForm({ meeting, items }: CopyFormProps) {
  const t = useText();
  const me = useMe();
  const { today } = useOffice();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const router = useRouter();
  const { id, title, startsAt, endsAt, timeZone } = meeting;
  const invited = meeting.attendances.filter(({ status }) => status !== 'walk_in').length;
  const files = meeting.agendaItems.reduce((sum, item) => sum + item.files.length, 0);
  const form = useRecordForm({
    initial: {
      title,
      date: '',
      startTime: timeOf(startsAt, timeZone),
      endTime: timeOf(endsAt, timeZone),
      invitees: true,
      agendaItemIds: items.filter(comesAlong).map((item) => item.id),
    },
    draft: `${me.id}.meeting-copy.${id}`,
    save: async (body) => {
      const { data } = await client.POST('/api/meetings/{id}/copies', { params: { path: { id } }, body });
      await refresh(queries, '/api/meetings');
      tell(t('planning.copy.done'));
      if (data) await navigate({ to: '/meetings/$id', params: { id: data.id }, replace: true });
    },
  });
  return (
    <RecordFormView
      form={form}
      submitLabel={t('planning.copy.submit')}
      onCancel={() => router.history.back()}
    >
      <TypedDateInput
        label={t('meetings.date')}
        required
        today={today}
        lean="future"
        {...form.field('date')}
      />
      <FieldRow>
        <TimeInput label={t('meetings.start')} required {...form.field('startTime')} />
        <TimeInput label={t('meetings.end')} required {...form.field('endTime')} />
      </FieldRow>
      <TextInput label={t('meetings.title.label')} required {...form.field('title')} />
      {invited > 0 && (
        <Checkbox label={t('planning.copy.invitees', { count: invited })} {...form.check('invitees')} />
      )}
      <div className={classes.choices}>
        <AgendaChoice
          items={items}
          chosen={form.values.agendaItemIds}
          onChange={(chosen) => form.set('agendaItemIds', chosen)}
        />
        {files > 0 && <p className={classes.none}>{t('planning.copy.files', { count: files })}</p>}
      </div>
    </RecordFormView>
  );
}
