import { getRouteApi, Link } from '@tanstack/react-router';
import { api, ProblemError } from '../../api';
import { MeetingTime } from '../../records';
import { QrCode } from '../../records/qr-code';
import { Loaded, Notice, Page, Problem, useText } from '../../ui';
import classes from './check-in.module.css';

const route = getRouteApi('/inside/meetings/$id/door');

/** What hangs on the wall: scan, and you are on the list. The code changes by itself. */
export function DoorPage() {
  const t = useText();
  const { id } = route.useParams();
  const params = { path: { id } };
  const meeting = api.useQuery('get', '/api/meetings/{id}', { params });
  return (
    <Loaded query={meeting} page>
      {(found) => (
        <Page
          title={t('check-in.door')}
          lead={<MeetingTime meeting={found} />}
          eyebrow={
            <Link to="/meetings/$id" params={{ id }} activeOptions={{ exact: true }}>
              {`${found.reference} · ${found.title}`}
            </Link>
          }
        >
          <Code id={id} />
        </Page>
      )}
    </Loaded>
  );
}

function Code({ id }: { id: string }) {
  const t = useText();
  const { data, error, refetch } = api.useQuery(
    'get',
    '/api/meetings/{id}/check-in-code',
    { params: { path: { id } } },
    {
      // A little after it has changed; a code is taken for another half minute, so nobody is shut out.
      refetchInterval: ({ state }) => Math.min((state.data?.seconds ?? 5) * 1000 + 250, 10_000),
      refetchIntervalInBackground: true,
      staleTime: 0,
    },
  );
  // Too early or too late is no fault: it says when the door is open.
  if (error instanceof ProblemError && error.status === 409) return <Notice>{error.message}</Notice>;
  if (error && data === undefined) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <div className={classes.door}>
      <div className={classes.code}>
        <QrCode text={data.address} label={t('check-in.qr')} />
      </div>
      <div>
        <ol className={classes.steps}>
          <li>{t('check-in.step.scan')}</li>
          <li>{t('check-in.step.find')}</li>
          <li>{t('check-in.step.press')}</li>
        </ol>
        <p className={classes.present}>{t('check-in.present', { count: data.present })}</p>
      </div>
    </div>
  );
}
