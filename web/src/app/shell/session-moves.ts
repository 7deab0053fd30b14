import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { client, ifMatch, isStale, useMe, useSetMe, type Me } from '../../api';
import { clearAllDrafts, tellProblem, useSetLanguage, useText, type Locale } from '../../ui';

/** Changes the language here at once and remembers it with the person. */
export function useChangeLanguage(): (locale: Locale) => void {
  const setLanguage = useSetLanguage();
  const me = useMe();
  const setMe = useSetMe();
  const t = useText();
  return (locale) => {
    setLanguage(locale);
    const remember = (version: number) => client.PATCH('/api/me', { ...ifMatch(version), body: { locale } });
    remember(me.version)
      // Whoever chooses a language means it, whatever else was changed about the account meanwhile.
      .catch((error: unknown) => {
        if (isStale(error)) return remember((error.current as Me).version);
        throw error;
      })
      .then(({ data }) => data && setMe(data as Me))
      .catch((error: unknown) => tellProblem(error, t('common.problem.unknown')));
  };
}

/** How the page looks is no secret, and who comes next at this desk wants it as it was. */
const looks = ['sinergi.scheme', 'sinergi.locale'];

/** Notes how the page looks, before the server has the browser clear its storage; puts it back when called. */
function keepLooks(): () => void {
  try {
    const kept = looks.map((key) => [key, localStorage.getItem(key)] as const);
    return () => kept.forEach(([key, value]) => value !== null && localStorage.setItem(key, value));
  } catch {
    // A private window that refuses storage has nothing to keep.
    return () => undefined;
  }
}

/** Ends the session and leaves nothing of this person behind in the browser. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  const t = useText();
  return async () => {
    const putBack = keepLooks();
    try {
      await client.DELETE('/api/sessions/current');
    } catch (error) {
      return tellProblem(error, t('common.problem.unreachable'));
    }
    clearAllDrafts();
    putBack();
    queries.clear();
    await router.navigate({ to: '/sign-in', ignoreBlocker: true });
  };
}
