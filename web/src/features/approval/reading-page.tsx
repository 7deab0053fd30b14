import { getRouteApi, Link } from '@tanstack/react-router';
import { api, type MinutesState } from '../../api';
import {
  ButtonLink,
  DateText,
  Empty,
  Loaded,
  Page,
  StatusLight,
  useText,
  useWord,
  type Tone,
} from '../../ui';
import classes from './approval.module.css';
import { MinutesMoves, movesOf } from './minutes-moves';
import { OpenEnds } from './open-ends';
import { Reading } from './reading';
import { Versions } from './versions';

const route = getRouteApi('/inside/meetings/$id/minutes/read');

const tones: Record<MinutesState['status'], Tone> = {
  draft: 'muted',
  correction: 'warn',
  awaiting_approval: 'wait',
  approved: 'done',
};

/** What do the minutes say, is it right, and are they approved? */
export function ReadingPage() {
  const { id } = route.useParams();
  const { show } = route.useSearch();
  const params = { path: { id } };
  const meeting = api.useQuery('get', '/api/meetings/{id}', { params });
  const minutes = api.useQuery('get', '/api/meetings/{id}/minutes', { params });
  const t = useText();
  return (
    <Loaded query={meeting} page>
      {(found) => (
        <Loaded query={minutes} page>
          {(state) => (
            <Page
              title={t('approval.title')}
              tabTitle={`${t('approval.title')} ${found.reference}`}
              width="prose"
              eyebrow={
                <Link to="/meetings/$id" params={{ id }} activeOptions={{ exact: true }}>
                  {`${found.reference} · ${found.title}`}
                </Link>
              }
              lead={<State state={state} />}
              actions={
                (found.can.includes('edit') || movesOf(state).length > 0) && (
                  <>
                    {found.can.includes('edit') && <ToTyping id={id} />}
                    <MinutesMoves meetingId={id} state={state} />
                  </>
                )
              }
            >
              <OpenEnds state={state} />
              {isChanging(state) && <ToCompare id={id} state={state} compares={show !== undefined} />}
              {state.shown !== null ? (
                <Reading
                  meetingId={id}
                  state={state}
                  compares={show === 'differences' && isChanging(state)}
                  meeting={found}
                />
              ) : (
                <Empty title={t('approval.draft')}>{t('approval.draft.text')}</Empty>
              )}
              <Versions meetingId={id} versions={state.versions} />
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** What was approved is being corrected, and this reader sees the correction. */
const isChanging = ({ status, versions, shown }: MinutesState): boolean =>
  status !== 'approved' && versions.length > 0 && shown === 'current';

interface ToCompareProps {
  id: string;
  state: MinutesState;
  compares: boolean;
}

function ToCompare({ id, state: { versions }, compares }: ToCompareProps) {
  const t = useText();
  return (
    <p className={classes.lone} data-print="no">
      <Link to="/meetings/$id/minutes/read" params={{ id }} search={compares ? {} : { show: 'differences' }}>
        {t(compares ? 'approval.whole' : 'approval.compare', { number: versions[0]?.number ?? 1 })}
      </Link>
    </p>
  );
}

function ToTyping({ id }: { id: string }) {
  const t = useText();
  return (
    <ButtonLink variant="default" to="/meetings/$id/minutes" params={{ id }}>
      {t('meetings.notes.write')}
    </ButtonLink>
  );
}

function State({ state: { status, roundEndsOn, reference, erratumReason } }: { state: MinutesState }) {
  const t = useText();
  const word = useWord();
  return (
    <div className={classes.state}>
      {/* To who reads on what was approved, it is no draft. */}
      <StatusLight
        tone={tones[status]}
        word={word('approval.status', status === 'draft' && erratumReason !== null ? 'erratum' : status)}
      />
      {status === 'correction' && roundEndsOn !== null && (
        <span>
          {t('approval.until')} <DateText day={roundEndsOn} />
        </span>
      )}
      {reference !== null && <span className={classes.reference}>{reference}</span>}
      {erratumReason !== null && <span>{t('approval.erratum.of', { reason: erratumReason })}</span>}
    </div>
  );
}
