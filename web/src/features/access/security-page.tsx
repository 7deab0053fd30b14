import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { api, type Answer } from '../../api';
import { Loaded, Page, Section, useText } from '../../ui';
import classes from './access.module.css';
import { AccountEvents } from './account-events';
import { Passkeys } from './passkeys';
import { SecondFactor } from './second-factor';
import { Sessions } from './sessions';

const ChangePassword = lazy(async () => ({ default: (await import('./change-password')).ChangePassword }));

export type Security = Answer<'/api/me/security'>;

/** How do I sign in, and is it only me who does? */
export function SecurityPage() {
  const t = useText();
  const query = api.useQuery('get', '/api/me/security');
  return (
    <Loaded query={query} page>
      {(security) => (
        <Page title={t('account.title')} lead={t('account.lead')} width="prose">
          <SecondFactor security={security} />
          <Passkeys security={security} />
          <Password has={security.hasPassword} />
          <Sessions />
          <AccountEvents />
        </Page>
      )}
    </Loaded>
  );
}

function Password({ has }: { has: boolean }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('account.password')}>
      <p className={classes.text}>{t(has ? 'account.password.text' : 'account.password.none')}</p>
      {has && (
        <div className={classes.moves}>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('account.password.change')}
          </Button>
        </div>
      )}
      <Suspense>{open && <ChangePassword onClose={() => setOpen(false)} />}</Suspense>
    </Section>
  );
}
