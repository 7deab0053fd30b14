import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { client, useSetMe, type Me } from '../../api';
import { clearAllDrafts, tellProblem, useSetLanguage, useText, type Locale } from '../../ui';

/** Changes the language here at once and remembers it with the person. */
export function useChangeLanguage(): (locale: Locale) => void {
  const setLanguage = useSetLanguage();
  const setMe = useSetMe();
  const t = useText();
  return (locale) => {
    setLanguage(locale);
    client
      .PATCH('/api/me', { body: { locale } })
      .then(({ data }) => data && setMe(data as Me))
      .catch((error: unknown) => tellProblem(error, t('common.problem.unknown')));
  };
}

/** Ends the session and leaves nothing of this person behind in the browser. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  const t = useText();
  return async () => {
    try {
      await client.DELETE('/api/sessions/current');
    } catch (error) {
      return tellProblem(error, t('common.problem.unreachable'));
    }
    clearAllDrafts();
    queries.clear();
    await router.navigate({ to: '/sign-in' });
  };
}
