import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '../../api';
import { Page, Section, useText } from '../../ui';
import { Tokens } from './tokens';

const NewToken = lazy(async () => ({ default: (await import('./new-token')).NewToken }));

/** Which programs act for this person; for an administrator, also which act for everyone else. */
export function TokensPage() {
  const t = useText();
  const [making, setMaking] = useState(false);
  const make = <Button onClick={() => setMaking(true)}>{t('tokens.new')}</Button>;
  return (
    <Page title={t('tokens.title')} lead={t('tokens.lead')} actions={make}>
      <Tokens of="me" />
      {useMe().can.includes('tokens.read') && (
        <Section title={t('tokens.everyone')}>
          <Tokens of="everyone" />
        </Section>
      )}
      <Suspense>{making && <NewToken onClose={() => setMaking(false)} />}</Suspense>
    </Page>
  );
}
