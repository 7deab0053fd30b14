import { IconDots } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useMe } from '../../api';
import { useText } from '../../ui';
import type { AccountMoves } from './account-items';
import { MenuButton } from './menu-button';
import { entriesFor, sectionOf } from './navigation';
import classes from './shell.module.css';

/** Four entries at the thumb of a phone; the rest behind "more". */
export function BottomBar(account: AccountMoves) {
  const t = useText();
  const me = useMe();
  const entries = entriesFor(me);
  const section = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  return (
    <nav className={classes.bottom} aria-label={t('shell.navigation')} data-print="no">
      {entries.slice(0, 4).map(({ id, label, short, icon: Icon, to }) => (
        <Link
          key={id}
          to={to}
          className={classes.tab}
          {...(id === section && { 'aria-current': true })}
          activeOptions={{ exact: id === 'my-work', includeSearch: false }}
        >
          <Icon size="1.375rem" stroke={1.75} aria-hidden />
          {t(short ?? label)}
        </Link>
      ))}
      <MenuButton
        className={classes.tab}
        menu={{ account, entries: entries.slice(4), position: 'top-end', width: '16rem' }}
      >
        <IconDots size="1.375rem" stroke={1.75} aria-hidden />
        {t('shell.more')}
      </MenuButton>
    </nav>
  );
}
