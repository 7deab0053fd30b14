import { useMe, type Organisation, type OrganisationProfile } from '../../api';
import { commitmentsBehind } from '../../records';
import {
  ButtonLink,
  Empty,
  Figure,
  Figures,
  formatDay,
  formatShortMoney,
  Money,
  useLocale,
  useText,
  type Text,
} from '../../ui';
import classes from './organisations.module.css';

type Commitments = OrganisationProfile['commitments'];
interface TrackRecordProps {
  organisation: Organisation;
  profile: OrganisationProfile;
}

/** What it kept, what is late, what waits: each figure opens the rows it counts. */
export function TrackRecord({ organisation, profile }: TrackRecordProps) {
  const t = useText();
  const locale = useLocale();
  const { commitments, value, today } = profile;
  const { kept, keptOnTime, late, longestLate, open, proposed, submitted } = commitments;
  const behind = (light: string) => commitmentsBehind({ ownerId: organisation.id, light });
  if (commitments.all === 0) return <NoPromises organisation={organisation} />;
  return (
    <div className={classes.record}>
      <Figures>
        <Figure
          value={kept}
          label={t('directory.kept')}
          source={t('directory.kept.source', { kept, onTime: keptOnTime })}
          link={behind('done')}
        />
        <Figure
          value={late}
          label={t('directory.late')}
          source={t('directory.late.source', { days: longestLate })}
          tone={late > 0 ? 'bad' : undefined}
          link={behind('late')}
        />
        <Figure
          value={proposed + submitted}
          label={t('directory.waiting')}
          source={waitingFor(commitments, t)}
          link={behind('waiting')}
        />
        <Figure
          value={open}
          label={t('directory.active')}
          source={standing(commitments, t)}
          link={behind('open')}
        />
        {value.commitments > 0 && (
          <Figure
            value={<Money value={value.planned} short />}
            label={t('directory.value')}
            source={t(value.kept > 0 ? 'directory.value.source' : 'directory.value.source.none', {
              kept: formatShortMoney(value.kept, locale),
              count: value.commitments,
            })}
          />
        )}
      </Figures>
      <p className={classes.note}>{t('directory.counted', { day: formatDay(today, locale) })}</p>
    </div>
  );
}

function waitingFor({ proposed, submitted }: Commitments, t: Text): string {
  if (proposed + submitted === 0) return t('directory.waiting.none');
  return t('directory.waiting.source', {
    submitted,
    proposed,
    both: submitted > 0 && proposed > 0 ? 'yes' : 'no',
  });
}

function standing({ open, atRisk, onTrack }: Commitments, t: Text): string {
  if (open === 0) return t('directory.active.none');
  return t('directory.active.source', { risky: atRisk, well: onTrack });
}

function NoPromises({ organisation: { id, name } }: { organisation: Organisation }) {
  const t = useText();
  const me = useMe();
  return (
    <Empty
      title={t('directory.never')}
      action={
        me.can.includes('commitments.create') ? (
          <ButtonLink variant="default" to="/commitments/new" search={{ ownerId: id }}>
            {t('shell.new-commitment')}
          </ButtonLink>
        ) : undefined
      }
    >
      {t('directory.never.text', { name })}
    </Empty>
  );
}
