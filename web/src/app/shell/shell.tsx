import { Outlet, useChildMatches, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, useMe, useOffice } from '../../api';
import {
  hasDrafts,
  HolidaysProvider,
  NotFoundPage,
  useKeys,
  useLocale,
  useSetLanguage,
  useText,
  type PageKey,
} from '../../ui';
import { mayOpen } from '../../records/page-rights';
import { setLargeScreen, useLargeScreen } from '../large-screen';
import { BottomBar } from './bottom-bar';
import { LazyDialogs } from './dialogs';
import { isOnWall } from './navigation';
import { Proof } from './proof';
import { Rail } from './rail';
import { useSignOut } from './session-moves';
import classes from './shell.module.css';
import { TopBar } from './top-bar';

export type Dialog = 'palette' | 'keys' | 'sign-out' | null;

/** The frame around every page of a person who is signed in. */
export function Shell() {
  const t = useText();
  const [dialog, setDialog] = useState<Dialog>(null);
  const large = useLargeScreen();
  // What hangs on the wall is for everyone in the room; the menu is not.
  const isWall = useLocation({ select: ({ pathname }) => isOnWall(pathname) });
  const isOpen = usePageOpen();
  const bare = large || (isWall && isOpen);
  const find = () => setDialog('palette');
  const signOut = useSignOut();
  const account = {
    onKeys: () => setDialog('keys'),
    // Signing out leaves nothing behind, so what is typed and not saved is asked about first.
    onSignOut: () => (hasDrafts() ? setDialog('sign-out') : void signOut()),
  };
  useOwnLanguage();
  useShellKeys(setDialog);
  usePaletteKey(find);
  const holidays = useOfficeHolidays();
  return (
    <div className={classes.shell} data-large={bare || undefined} data-print="plain">
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      {!bare && <TopBar onFind={find} />}
      {!bare && <Rail onFind={find} {...account} />}
      <div className={classes.column}>
        <Banners />
        <main id="content" tabIndex={-1} className={classes.main}>
          <HolidaysProvider value={holidays}>{isOpen ? <Outlet /> : <NotFoundPage />}</HolidaysProvider>
        </main>
      </div>
      {!bare && <BottomBar {...account} />}
      {large && <LeaveLargeScreen />}
      <LazyDialogs dialog={dialog} onClose={() => setDialog(null)} />
      <Proof />
    </div>
  );
}

/** Whether the rights of this person open the page of this address: of one that they do not, nothing is asked or drawn. */
function usePageOpen(): boolean {
  const { can } = useMe();
  const address = useChildMatches({ select: ([page]) => page?.fullPath });
  return mayOpen(can, address ?? '/$');
}

/** Asked once: the decree of a year hardly changes while a page is open. */
function useOfficeHolidays(): ReadonlySet<string> | undefined {
  const { data } = api.useQuery('get', '/api/holidays', {}, { staleTime: Infinity });
  return useMemo(() => data && new Set(data.items.map(({ date }) => date)), [data]);
}

/** A person's language comes with the person, whatever the browser had before. */
function useOwnLanguage(): void {
  const { id, locale } = useMe();
  const shown = useLocale();
  const setLanguage = useSetLanguage();
  const settled = useRef<string | null>(null);
  useEffect(() => {
    if (settled.current === id) return;
    settled.current = id;
    if (locale !== shown) setLanguage(locale);
  }, [id, locale, shown, setLanguage]);
}

function useShellKeys(setDialog: (dialog: Dialog) => void): void {
  const t = useText();
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const keys: PageKey[] = [
    { key: '?', label: t('shell.keys.help'), run: () => setDialog('keys') },
    {
      key: 'Escape',
      label: t('shell.keys.back'),
      run: () => router.history.canGoBack() && router.history.back(),
    },
  ];
  if (mayOpen(me.can, '/commitments/new')) {
    keys.push({
      key: 'c',
      label: t('shell.new-commitment'),
      run: () => void navigate({ to: '/commitments/new' }),
    });
  }
  if (mayOpen(me.can, '/meetings/new')) {
    keys.push({ key: 'm', label: t('shell.new-meeting'), run: () => void navigate({ to: '/meetings/new' }) });
  }
  // Where a page has no search box of its own, `/` finds everywhere.
  keys.push({ key: '/', label: t('shell.find'), run: () => setDialog('palette') });
  useKeys(keys, true);
}

function usePaletteKey(find: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      find();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function Banners() {
  const t = useText();
  const office = useOffice();
  const online = useOnline();
  return (
    <div className={classes.banners} role="status">
      {!online && <p className={classes.offline}>{t('shell.offline')}</p>}
      {office.sample && <p className={classes.sample}>{t('shell.sample')}</p>}
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return online;
}

function LeaveLargeScreen() {
  const t = useText();
  return (
    <button
      type="button"
      className={classes.leaveLarge}
      data-print="no"
      onClick={() => setLargeScreen(false)}
    >
      {t('shell.screen.leave')}
    </button>
  );
}
