import { Link } from '@tanstack/react-router';
import { useMe } from '../../api';
import { mayOpen } from '../../records/page-rights';
import { Section, useText } from '../../ui';
import classes from './my-work.module.css';

const steps = [
  { to: '/organisations', name: 'organisations' },
  { to: '/users', name: 'users' },
  { to: '/meetings/new', name: 'meeting' },
] as const;

/** What an office does before anything can wait for anybody. */
export function FirstSteps() {
  const t = useText();
  const { can } = useMe();
  return (
    <Section title={t('my-work.first')}>
      <ol className={classes.steps}>
        {steps
          .filter(({ to }) => mayOpen(can, to))
          .map(({ to, name }) => (
            <li key={to}>
              <Link to={to}>{t(`my-work.first.${name}`)}</Link>
              <p>{t(`my-work.first.${name}.text`)}</p>
            </li>
          ))}
      </ol>
    </Section>
  );
}
