import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { client, refresh, useMe } from '../../api';
import { Page, tell, useText } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { MeetingFields } from './meeting-fields';
import classes from './meeting-form.module.css';
import { requestOf, usualMeeting, type MeetingValues } from './meeting-values';

const route = getRouteApi('/inside/meetings/new');

/** Begins a meeting in under a minute; agenda and attendees follow on its page. */
export function NewMeetingPage() {
  const t = useText();
  return (
    <Page title={t('shell.new-meeting')} lead={t('meetings.new.lead')} width="form">
      <p className={classes.instead}>
        <Link to="/meetings/templates">{t('meetings.new.template')}</Link>
      </p>
      <NewMeetingForm />
    </Page>
  );
}

function NewMeetingForm() {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const router = useRouter();
  const form = useRecordForm<MeetingValues>({
    initial: usualMeeting,
    draft: `${me.id}.meeting-new`,
    save: async (values) => {
      const { data } = await client.POST('/api/meetings', { body: requestOf(values) });
      await refresh(queries, '/api/meetings');
      tell(t('meetings.created'));
      if (data) await navigate({ to: '/meetings/$id', params: { id: data.id }, replace: true });
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('meetings.create')} onCancel={() => router.history.back()}>
      <MeetingFields form={form} seeking />
    </RecordFormView>
  );
}
