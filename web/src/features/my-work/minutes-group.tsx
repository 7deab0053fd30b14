import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MyWork } from '../../api';
import { DateText, Section, useText } from '../../ui';
import classes from './my-work.module.css';

type Waiting = MyWork['meetings']['minutes'][number];

/** Minutes on their way: to correct while the round runs, to answer for, to approve. */
export function MinutesGroup({ minutes }: { minutes: Waiting[] }) {
  const t = useText();
  return (
    <Section title={t('my-work.group.minutes')} note={minutes.length}>
      <ul className={classes.rows}>
        {minutes.map((one) => (
          <Row key={one.meeting.id} waiting={one} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ waiting: { meeting, deed, roundEndsOn, openComments } }: { waiting: Waiting }) {
  const t = useText();
  const { id, reference, title } = meeting;
  return (
    <li className={classes.row} data-row={`minutes-${id}`}>
      <div className={classes.what}>
        <Link to="/meetings/$id/minutes/read" params={{ id }} className={classes.title} data-row-link>
          {title}
        </Link>
        <p className={classes.facts}>
          <span>{reference}</span>
          {roundEndsOn !== null && (
            <span>
              {t('my-work.minutes.until')} <DateText day={roundEndsOn} />
            </span>
          )}
          {deed === 'answer' && <span>{t('my-work.minutes.comments', { count: openComments })}</span>}
        </p>
      </div>
      <div className={classes.how} />
      <div className={classes.move}>
        <Button
          variant="default"
          aria-label={t(`my-work.minutes.${deed}-of`, { title })}
          renderRoot={(props) => <Link to="/meetings/$id/minutes/read" params={{ id }} {...props} />}
        >
          {t(`my-work.minutes.${deed}`)}
        </Button>
      </div>
    </li>
  );
}
