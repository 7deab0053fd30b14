import { Link } from '@tanstack/react-router';
import { useMe, type Meeting, type Position } from '../../api';
import { DateText, Facts, useText, useWord } from '../../ui';
import classes from './meeting.module.css';

/** Who called it and who sits at its head; and by which letter. */
export function MeetingFacts({ meeting }: { meeting: Meeting }) {
  const t = useText();
  const word = useWord();
  const { chair, secretary, noteTaker, organizer, onlineUrl, classification, letter, previous, closedOver } =
    meeting;
  const series = useMe().can.includes('series.read') ? meeting.series : null;
  return (
    <div className={classes.facts}>
      <Facts
        facts={[
          { label: t('meetings.chair'), value: chair && <Seat position={chair} /> },
          { label: t('meetings.organizer'), value: organizer },
          { label: t('meetings.secretary'), value: secretary && <Seat position={secretary} /> },
          { label: t('meetings.note-taker'), value: noteTaker && <Seat position={noteTaker} /> },
          { label: t('meetings.online-url'), value: onlineUrl && <Online url={onlineUrl} /> },
          { label: t('meetings.letter'), value: letter && <Letter letter={letter} /> },
          {
            label: t('meetings.classification'),
            value: classification === 'open' ? null : word('commitments.classification', classification),
          },
          { label: t('meetings.series'), value: series && <SeriesLink meeting={meeting} id={series.id} /> },
          { label: t('meetings.closed-over'), value: closedOver },
          { label: t('meetings.previous'), value: previous && <Previous meeting={previous} /> },
        ]}
      />
    </div>
  );
}

function Online({ url }: { url: string }) {
  return (
    <a href={url} rel="noreferrer" target="_blank">
      {url}
    </a>
  );
}

function SeriesLink({ meeting, id }: { meeting: Meeting; id: string }) {
  const t = useText();
  return (
    <Link to="/meetings/series/$id" params={{ id }} search={{ from: meeting.id }}>
      {t('meetings.series.open')}
    </Link>
  );
}

function Previous({ meeting: { id, reference, title } }: { meeting: NonNullable<Meeting['previous']> }) {
  return (
    <Link to="/meetings/$id" params={{ id }}>
      {`${reference} · ${title}`}
    </Link>
  );
}

/** "Plt. Kepala Dinas, DPMPTSP": how the position was held on the day, and by whom where that is known. */
function Seat({ position }: { position: Position }) {
  const word = useWord();
  const { title, organisation, holder } = position;
  const acting =
    holder !== null && holder.kind !== 'definitive' ? `${word('directory.holder', holder.kind)} ` : '';
  const whose = title.includes(organisation.name) ? '' : `, ${organisation.name}`;
  return (
    <>
      {`${acting}${title}${whose}`}
      {holder !== null && <span className={classes.holder}>{holder.person.name}</span>}
    </>
  );
}

function Letter({ letter: { number, date, nature, subject } }: { letter: NonNullable<Meeting['letter']> }) {
  return (
    <>
      {[number, nature].filter(Boolean).join(' · ')}
      {date !== null && (
        <>
          {(number ?? nature) !== null && ' · '}
          <DateText day={date} />
        </>
      )}
      {subject !== null && <span className={classes.holder}>{subject}</span>}
    </>
  );
}
