import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, useOffice, type MinutesVersion } from '../../api';
import { Paragraph } from '../../records';
import { ButtonLink, DateTimeText, Facts, Loaded, Page, Section, Skeleton, useText } from '../../ui';
import classes from './approval.module.css';
import { planOf, seatWords } from './compare';
import { Outcome } from './outcome';
import { useSeatStanding } from './use-seat-standing';
import { usePlanWords } from './use-words';

const route = getRouteApi('/inside/meetings/$id/minutes/versions/$number');
// What compares words comes only when somebody compares.
const Differences = lazy(async () => ({ default: (await import('./differences')).Differences }));

/** What was approved, and what is different from the version before? */
export function VersionPage() {
  const { id, number } = route.useParams();
  const query = api.useQuery('get', '/api/meetings/{id}/minutes/versions/{number}', {
    params: { path: { id, number } },
  });
  return (
    <Loaded query={query} page>
      {(version) => <Version key={number} meetingId={id} version={version} />}
    </Loaded>
  );
}

function Version({ meetingId: id, version }: { meetingId: string; version: MinutesVersion }) {
  const t = useText();
  const { timeZone } = useOffice();
  const { show } = route.useSearch();
  const { number, reference, approvedBy, approvedAt, notedForChair, sha256, whole, reason } = version;
  const compares = show === 'differences' && number > 1;
  return (
    <Page
      title={t('approval.version.title', { reference, number })}
      width="prose"
      eyebrow={
        <Link to="/meetings/$id/minutes/read" params={{ id }}>
          {t('approval.title')}
        </Link>
      }
      lead={
        <>
          {t(notedForChair ? 'approval.noted-by' : 'approval.approved-by', { name: approvedBy })} ·{' '}
          <DateTimeText at={approvedAt} zone={timeZone} />
        </>
      }
      {...(number > 1
        ? {
            actions: (
              <ButtonLink
                variant="default"
                to="/meetings/$id/minutes/versions/$number"
                params={{ id, number: String(number) }}
                search={compares ? {} : { show: 'differences' }}
              >
                {t(compares ? 'approval.whole' : 'approval.compare', { number: number - 1 })}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {reason !== null && <p>{t('approval.erratum.of', { reason })}</p>}
      <p>
        <code className={classes.hash}>{`SHA-256 ${sha256}`}</code>
      </p>
      {!whole && <p className={classes.soft}>{t('approval.withheld')}</p>}
      {compares ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Differences meetingId={id} before={number - 1} after={version} />
        </Suspense>
      ) : (
        <Content version={version} />
      )}
    </Page>
  );
}

function Content({
  version: { plan, agenda, blocks, decisions, commitments, attendance },
}: {
  version: MinutesVersion;
}) {
  const t = useText();
  const standing = useSeatStanding();
  return (
    <>
      <Plan plan={plan} />
      {agenda.map(({ id, number, title }) => (
        <Section key={id} title={`${number}. ${title}`}>
          {blocks.every(({ agendaItemId }) => agendaItemId !== id) && (
            <p className={classes.soft}>{t('approval.item.empty')}</p>
          )}
          {blocks
            .filter(({ agendaItemId }) => agendaItemId === id)
            .map((block) => (
              <div key={block.id} className={classes.block}>
                <Paragraph paragraph={block} />
              </div>
            ))}
        </Section>
      ))}
      <Outcome decisions={decisions} commitments={commitments} />
      <Section title={t('approval.attendance')} note={attendance.length}>
        <ul className={classes.versions}>
          {attendance.map((seat) => (
            <li key={seat.number} className={classes.version}>
              <span>{seatWords(seat)}</span>
              <span className={classes.meta}>{standing(seat)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** When and where it was. */
function Plan({ plan }: Pick<MinutesVersion, 'plan'>) {
  const t = useText();
  const [named, told] = usePlanWords();
  const facts = planOf(plan, named, told).map(({ speaker, text }) => ({ label: speaker ?? '', value: text }));
  return (
    <Section title={t('approval.plan')}>
      <Facts facts={facts} />
    </Section>
  );
}
