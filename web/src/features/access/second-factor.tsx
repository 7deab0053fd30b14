import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { formatInstantDay, Section, useLocale, useText } from '../../ui';
import classes from './access.module.css';
import type { Security } from './security-page';

const SecondFactorDialog = lazy(async () => ({
  default: (await import('./second-factor-dialog')).SecondFactorDialog,
}));

export type FactorMove = 'set-up' | 'replace' | 'renew' | 'remove';

/** Whether a password alone opens this account, and what can be done about it. */
export function SecondFactor({ security }: { security: Security }) {
  const t = useText();
  const locale = useLocale();
  const [move, setMove] = useState<FactorMove | null>(null);
  const { secondFactor, secondFactorRequired } = security;
  const moves: FactorMove[] =
    secondFactor === null
      ? ['set-up']
      : ['replace', 'renew', ...(secondFactorRequired ? [] : ['remove' as const])];
  return (
    <Section title={t('account.factor')}>
      {secondFactor === null ? (
        <p className={classes.text}>{t('account.factor.off')}</p>
      ) : (
        <p className={classes.text}>
          {t('account.factor.on', {
            date: formatInstantDay(secondFactor.since, 'Asia/Jakarta', locale, 'long'),
          })}{' '}
          {t('account.factor.left', { count: secondFactor.recoveryCodesLeft })}{' '}
          {secondFactorRequired && t('account.factor.required')}
        </p>
      )}
      <div className={classes.moves}>
        {moves.map((name) => (
          <Button key={name} variant={name === 'set-up' ? 'filled' : 'default'} onClick={() => setMove(name)}>
            {t(`account.factor.${name}`)}
          </Button>
        ))}
      </div>
      <Suspense>
        {move !== null && (
          <SecondFactorDialog move={move} security={security} onClose={() => setMove(null)} />
        )}
      </Suspense>
    </Section>
  );
}
