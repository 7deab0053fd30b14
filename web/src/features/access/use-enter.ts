import { useRouter } from '@tanstack/react-router';
import { useSetMe, type Me } from '../../api';

/**
 * Takes a session over and goes where the person wanted to go: only ever inside this page. While something is still
 * awaited, the routes lead to where it is given.
 */
export function useEnter(back: string | undefined): (me: Me) => Promise<void> {
  const setMe = useSetMe();
  const router = useRouter();
  return async (me) => {
    setMe(me);
    await router.invalidate();
    const inside = back !== undefined && /^\/(?![/\\])/.test(back);
    if (inside) router.history.replace(back);
    else await router.navigate({ to: '/', replace: true });
  };
}
