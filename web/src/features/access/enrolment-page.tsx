import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { client, type Me } from '../../api';
import { useText } from '../../ui';
import classes from './access.module.css';
import { Enrolment } from './enrolment';
import { LeaveSignIn } from './leave-sign-in';
import { Outside } from './outside';
import { RecoveryCodes } from './recovery-codes';
import { useEnter } from './use-enter';

const route = getRouteApi('/sign-in/enrolment');

/** Where a role obliges to a second factor, the way in leads through here once. */
export function EnrolmentPage() {
  const t = useText();
  const enter = useEnter(route.useSearch().back);
  const [codes, setCodes] = useState<string[] | null>(null);
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
  return (
    <Outside title={t('account.enrol.title')} lead={t('account.enrol.required')}>
      <Enrolment proof={null} onDone={setCodes} />
      <p className={classes.aside}>
        <LeaveSignIn />
      </p>
    </Outside>
  );
}
