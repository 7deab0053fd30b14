import { TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client, type Answer, type Me } from '../../api';
import { Loaded, useText, type MessageId } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { LeaveSignIn } from './leave-sign-in';
import { Outside } from '../../records/outside';
import { PasskeyButton, passkeysWork } from './passkey-button';
import { useEnter } from './use-enter';

const route = getRouteApi('/sign-in/second-factor');

type Way = 'app' | 'passkey' | 'recovery';
type Ways = Answer<'/api/sessions/current/second-factor'>;

const titles: Record<Way, [title: MessageId, lead: MessageId]> = {
  app: ['account.code.title', 'account.code.text'],
  passkey: ['passkeys.step.title', 'passkeys.step.text'],
  recovery: ['account.code.title', 'account.recovery.text'],
};
const links: Record<Way, MessageId> = {
  app: 'account.code.use-app',
  passkey: 'passkeys.proof.use-passkey',
  recovery: 'account.code.use-recovery',
};

/** The second step: a passkey, the code of the app or, when both are gone, one from the sheet of paper. */
export function SecondFactorPage() {
  const query = api.useQuery('get', '/api/sessions/current/second-factor', {}, { staleTime: Infinity });
  return <Loaded query={query}>{(ways) => <SecondStep ways={ways} />}</Loaded>;
}

function SecondStep({ ways }: { ways: Ways }) {
  const t = useText();
  const enter = useEnter(route.useSearch().back);
  const open: Way[] = [
    ...(ways.passkey && passkeysWork() ? ['passkey' as const] : []),
    ...(ways.app ? ['app' as const] : []),
    'recovery',
  ];
  const [way, setWay] = useState<Way>(open[0] ?? 'recovery');
  const [title, lead] = titles[way];
  return (
    <Outside title={t(title)} lead={t(lead)}>
      {way === 'passkey' ? (
        <PasskeyButton
          label={t('passkeys.step.submit')}
          challenge="/api/me/passkeys/challenge"
          variant="filled"
          onAnswer={async (body) => {
            const { data } = await client.PUT('/api/sessions/current/passkey', { body });
            await enter(data as Me);
          }}
        />
      ) : (
        <CodeForm key={way} recovery={way === 'recovery'} onDone={enter} />
      )}
      <p className={classes.aside}>
        {open
          .filter((other) => other !== way)
          .map((other) => (
            <button key={other} type="button" className={classes.link} onClick={() => setWay(other)}>
              {t(links[other])}
            </button>
          ))}
        <LeaveSignIn />
      </p>
    </Outside>
  );
}

function CodeForm({ recovery, onDone }: { recovery: boolean; onDone: (me: Me) => Promise<void> }) {
  const t = useText();
  const form = useRecordForm({
    initial: { code: '' },
    save: async (values) => {
      const { data } = await client.PUT('/api/sessions/current/second-factor', { body: values });
      await onDone(data as Me);
    },
  });
  return (
    <RecordFormView form={form} submitLabel={t('account.code.submit')} guarded={false}>
      <TextInput
        label={t(recovery ? 'account.recovery' : 'account.code')}
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        {...form.field('code')}
      />
    </RecordFormView>
  );
}
