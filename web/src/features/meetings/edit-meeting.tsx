import { Link } from '@tanstack/react-router';
import { client, ifMatch, useMe, type Body, type Meeting } from '../../api';
import { Notice, Page, tell, useText, useWord } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import { MeetingFields } from './meeting-fields';
import classes from './meeting-form.module.css';
import { requestOf, valuesOf, type MeetingValues } from './meeting-values';
import { StaleChoice } from './stale-choice';
import { fieldsLike } from './touched';
import { useMeetingWrites } from './use-meeting-writes';
import { useSeen } from './seen';

interface EditMeetingProps {
  meeting: Meeting;
  onDone: () => void;
}

/** Changes what was planned. Two people at once: both versions are shown. */
export function EditMeeting({ meeting, onDone }: EditMeetingProps) {
  const t = useText();
  const me = useMe();
  const { id, title, reference } = meeting;
  const writes = useMeetingWrites(id);
  const seen = useSeen(() => valuesOf(meeting));
  const form = useRecordForm<MeetingValues>({
    initial: seen.values,
    draft: `${me.id}.meeting.${id}.${meeting.version}`,
    save: async (values) => {
      await writes.changeFields(valuesOf, seen, values, (version, mine) =>
        client.PATCH('/api/meetings/{id}', {
          ...ifMatch(version),
          params: { path: { id } },
          body: bodyOf(values, mine),
        }),
      );
      tell(t('meetings.saved'));
      onDone();
    },
  });
  return (
    <Page title={t('meetings.edit')} eyebrow={`${reference} · ${title}`} width="form">
      {meeting.series !== null && (
        <div className={classes.instead}>
          <Notice>
            {t('meetings.series.only')}{' '}
            <Link to="/meetings/series/$id" params={{ id: meeting.series.id }} search={{ from: id }}>
              {t('meetings.series.open')}
            </Link>
          </Notice>
        </div>
      )}
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onDone} showsStale>
        <StaleChoice
          form={form}
          seen={seen}
          theirs={() => valuesOf(writes.current())}
          labels={useLabels()}
          show={useShow()}
        />
        <MeetingFields form={form} />
      </RecordFormView>
    </Page>
  );
}

/** The touched fields as the server takes them; another mode may empty the place. */
function bodyOf(values: MeetingValues, mine: Partial<MeetingValues>): Body<'/api/meetings/{id}', 'patch'> {
  const place = { venue: '', districtCode: null, onlineUrl: '' };
  const like = mine.mode === undefined ? mine : { ...place, ...mine };
  return fieldsLike(requestOf(values), like);
}

function useLabels(): Record<keyof MeetingValues, string> {
  const t = useText();
  return {
    title: t('meetings.title.label'),
    kind: t('meetings.kind'),
    date: t('meetings.date'),
    startTime: t('meetings.start'),
    endTime: t('meetings.end'),
    mode: t('meetings.mode'),
    venue: t('meetings.venue'),
    districtCode: t('meetings.district'),
    onlineUrl: t('meetings.online-url'),
    organizer: t('meetings.organizer'),
    chairPositionId: t('meetings.chair'),
    secretaryPositionId: t('meetings.secretary'),
    noteTakerPositionId: t('meetings.note-taker'),
    classification: t('meetings.classification'),
    letter: t('meetings.letter'),
  };
}

/** The words for a value of the form, as people read it. */
function useShow(): (key: keyof MeetingValues, value: unknown) => string {
  const word = useWord();
  const words = (value: unknown): string => {
    if (value === null || value === '') return '–';
    if (typeof value !== 'object') return String(value);
    if ('name' in value) return String(value.name);
    return Object.values(value).filter(Boolean).join(' · ') || '–';
  };
  return (key, value) => {
    if (key === 'kind' || key === 'mode') return word(`meetings.${key}`, String(value));
    if (key === 'classification') return word('commitments.classification', String(value));
    return words(value);
  };
}
