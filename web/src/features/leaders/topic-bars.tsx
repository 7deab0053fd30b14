import { Link } from '@tanstack/react-router';
import type { LeadersReport } from '../../api';
import { commitmentsBehind } from '../../records';
import { Section, useText, useWord } from '../../ui';
import classes from './topic-bars.module.css';

type TopicLine = LeadersReport['byTopic'][number];

/**
 * Active commitments by topic: bars from zero, the longest first, the late part marked. The chart is a table,
 * so whoever cannot see the bars reads the same numbers.
 */
export function TopicBars({ lines }: { lines: TopicLine[] }) {
  const t = useText();
  const sorted = lines.toSorted((one, other) => other.active - one.active || other.late - one.late);
  const longest = Math.max(1, ...lines.map(({ active }) => active));
  return (
    <Section title={t('reports.topics.title')}>
      <table className={classes.topics} aria-label={t('reports.topics.title')}>
        <thead>
          <tr>
            <th scope="col">{t('reports.topics.topic')}</th>
            <th scope="col">{t('reports.topics.active')}</th>
            <th scope="col">{t('reports.topics.late')}</th>
            <th scope="col">{t('reports.topics.done')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((line) => (
            <TopicRow key={line.topic} line={line} longest={longest} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function TopicRow({ line: { topic, active, late, done }, longest }: { line: TopicLine; longest: number }) {
  const word = useWord();
  const part = (count: number) => ({ inlineSize: `${(count / longest) * 100}%` });
  return (
    <tr>
      <th scope="row">{word('commitments.topic', topic)}</th>
      <td>
        <span className={classes.bar}>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.latePart} style={part(late)} />
            <span className={classes.activePart} style={part(active - late)} />
          </span>
          <Count value={active} question={{ topic, light: 'open' }} />
        </span>
      </td>
      <td data-late={late > 0 || undefined}>
        <Count value={late} question={{ topic, light: 'late' }} />
      </td>
      <td>
        <Count value={done} question={{ topic, light: 'done' }} />
      </td>
    </tr>
  );
}

/** A number that opens its rows; zero has none to open. */
function Count({ value, question }: { value: number; question: Record<string, string> }) {
  if (value === 0) return <span className={classes.zero}>0</span>;
  return (
    <Link {...commitmentsBehind(question)} className={classes.count}>
      {value}
    </Link>
  );
}
