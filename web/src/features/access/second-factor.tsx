import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { formatInstantDay, Section, useLocale, useText, type MessageId } from '../../ui';
import classes from './access.module.css';
import type { Security } from './security-page';

const SecondFactorDialog = lazy(async () => ({
  default: (await import('./second-factor-dialog')).SecondFactorDialog,
}));

export type FactorMove = 'set-up' | 'replace' | 'renew' | 'remove';

/** Whether a password alone opens this account, and what can be done about it. */
export function SecondFactor({ security }: { security: Security }) {
  const t = useText();
  const [move, setMove] = useState<FactorMove | null>(null);
  const byPasskey = security.passkeys > 0;
  const labels: Record<FactorMove, MessageId> = {
    'set-up': byPasskey ? 'passkeys.factor.app' : 'account.factor.set-up',
    replace: 'account.factor.replace',
    renew: 'account.factor.renew',
    remove: byPasskey ? 'passkeys.factor.remove' : 'account.factor.remove',
  };
  return (
    <Section title={t('account.factor')}>
      <State security={security} />
      <div className={classes.moves}>
        {movesOf(security).map((name) => (
          <Button
            key={name}
            variant={name === 'set-up' && !byPasskey ? 'filled' : 'default'}
            onClick={() => setMove(name)}
          >
            {t(labels[name])}
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

function movesOf({ secondFactor, secondFactorRequired, passkeys }: Security): FactorMove[] {
  if (secondFactor === null) return passkeys > 0 ? ['set-up', 'renew'] : ['set-up'];
  return secondFactorRequired && passkeys === 0 ? ['replace', 'renew'] : ['replace', 'renew', 'remove'];
}

function State({ security }: { security: Security }) {
  const t = useText();
  const locale = useLocale();
  const { secondFactor, secondFactorRequired, passkeys, recoveryCodesLeft } = security;
  if (secondFactor === null && passkeys === 0) {
    return <p className={classes.text}>{t('account.factor.off')}</p>;
  }
  return (
    <p className={classes.text}>
      {secondFactor === null
        ? t('passkeys.factor.on')
        : t('account.factor.on', {
            date: formatInstantDay(secondFactor.since, 'Asia/Jakarta', locale, 'long'),
          })}{' '}
      {t('account.factor.left', { count: recoveryCodesLeft })}{' '}
      {secondFactorRequired && passkeys === 0 && t('account.factor.required')}
    </p>
  );
}
