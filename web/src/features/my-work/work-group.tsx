import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../api';
import { CommitmentLight, CommitmentProgress, commitmentsBehind, DueText } from '../../records';
import { Section, useText } from '../../ui';
import type { Group, GroupName, WorkRow } from './groups';
import classes from './my-work.module.css';

/** One kind of waiting: its rows, each with its one next move, and the way to the rest. */
export function WorkGroup({ group: { name, rows, more, query } }: { group: Group }) {
  const t = useText();
  return (
    <Section
      title={t(`my-work.group.${name}`)}
      note={more ? `${rows.length}+` : rows.length}
      actions={
        <Link
          {...commitmentsBehind(query)}
          aria-label={t('my-work.see-all-of', { group: t(`my-work.group.${name}`) })}
        >
          {t('my-work.see-all')}
        </Link>
      }
    >
      <ul className={classes.rows} data-urgent={name === 'late' || undefined}>
        {rows.map((row) => (
          <Row key={row.commitment.id} row={row} group={name} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ row: { commitment, next }, group }: { row: WorkRow; group: GroupName }) {
  const t = useText();
  const me = useMe();
  const { id, title, reference, owner, dueOn, progressValue } = commitment;
  const params = { id };
  return (
    <li className={classes.row} data-row={`${group}-${id}`}>
      <div className={classes.what}>
        <Link to="/commitments/$id" params={params} className={classes.title} data-row-link>
          {title}
        </Link>
        <p className={classes.facts}>
          <span>{reference}</span>
          {me.organisation?.id !== owner.id && <span>{owner.name}</span>}
          <span className={classes.due}>
            {dueOn !== null && t('my-work.due')} <DueText commitment={commitment} />
          </span>
        </p>
        <Told row={{ commitment, next }} group={group} />
      </div>
      <div className={classes.how}>
        <CommitmentLight commitment={commitment} />
        {progressValue !== null && <CommitmentProgress commitment={commitment} />}
      </div>
      <div className={classes.move}>
        {next !== 'open' && (
          <Button
            variant="default"
            aria-label={t(`my-work.next-of.${next}`, { title })}
            renderRoot={(props) => (
              <Link to="/commitments/$id" params={params} search={{ do: next }} {...props} />
            )}
          >
            {t(`my-work.next.${next}`)}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Why it stands where it does: what leaders are asked, what is missing, what is in the way. */
function Told({ row: { commitment, next }, group }: { row: WorkRow; group: GroupName }) {
  const t = useText();
  const incomplete = group === 'agree' && next === 'open';
  const told = group === 'direct' ? commitment.question : commitment.obstacle;
  const text = incomplete ? t('my-work.incomplete') : told;
  return text === null ? null : <p className={classes.told}>{text}</p>;
}
