import { useRouter } from '@tanstack/react-router';
import { client, useSetMe } from '../../api';
import { tellProblem, useText } from '../../ui';
import classes from './access.module.css';

/** The way out of a sign-in that is not complete. */
export function LeaveSignIn() {
  const t = useText();
  const setMe = useSetMe();
  const router = useRouter();
  const leave = async () => {
    try {
      await client.DELETE('/api/sessions/current');
    } catch (error) {
      return tellProblem(error, t('common.problem.unreachable'));
    }
    setMe(null);
    await router.navigate({ to: '/sign-in' });
  };
  return (
    <button type="button" className={classes.link} onClick={() => void leave()}>
      {t('account.leave')}
    </button>
  );
}
