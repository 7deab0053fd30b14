import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { client, type Me } from '../../api';
import { useText } from '../../ui';
import classes from './access.module.css';
import { AddPasskey } from './add-passkey';
import { Enrolment } from './enrolment';
import { LeaveSignIn } from './leave-sign-in';
import { Outside } from '../../records/outside';
import { passkeysWork } from './passkey-button';
import { RecoveryCodes } from './recovery-codes';
import { useEnter } from './use-enter';

const route = getRouteApi('/sign-in/enrolment');

/** Where a role obliges to a second factor, the way in leads through here once. */
export function EnrolmentPage() {
  const t = useText();
  const enter = useEnter(route.useSearch().back);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [way, setWay] = useState<'app' | 'passkey'>('app');
  const goOn = async () => {
    const { data } = await client.GET('/api/me');
    await enter(data as Me);
  };
  if (codes !== null) {
    return (
      <Outside title={t('account.codes.title')}>
        <RecoveryCodes codes={codes} onDone={() => void goOn()} />
      </Outside>
    );
  }
  const byPasskey = way === 'passkey';
  return (
    <Outside
      title={t(byPasskey ? 'passkeys.enrol.title' : 'account.enrol.title')}
      lead={t(byPasskey ? 'passkeys.enrol.text' : 'account.enrol.required')}
    >
      {byPasskey ? (
        <AddPasskey security={null} onAdded={(_name, made) => setCodes(made)} />
      ) : (
        <Enrolment proof={null} onDone={setCodes} />
      )}
      <p className={classes.aside}>
        {passkeysWork() && (
          <button
            type="button"
            className={classes.link}
            onClick={() => setWay(byPasskey ? 'app' : 'passkey')}
          >
            {t(byPasskey ? 'passkeys.enrol.app' : 'passkeys.enrol.instead')}
          </button>
        )}
        <LeaveSignIn />
      </p>
    </Outside>
  );
}
