import { IconSearch } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useMe, useOffice } from '../../api';
import { useText, WordMark } from '../../ui';
import type { AccountMoves } from './account-items';
import { AccountMenu } from './account-menu';
import { entriesFor, sectionOf } from './navigation';
import classes from './shell.module.css';

const findKeys = navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K';

/** The quiet rail of a desk: where one can go, and who one is. */
export function Rail({ onFind, ...account }: AccountMoves & { onFind: () => void }) {
  const t = useText();
  const me = useMe();
  const office = useOffice();
  const section = useLocation({ select: ({ pathname }) => sectionOf(pathname) });
  return (
    <header className={classes.rail} data-print="no">
      <Link to="/" className={classes.home} aria-label={`Sinergi, ${t('shell.my-work')}`}>
        <WordMark />
      </Link>
      <p className={classes.office}>{office.name}</p>
      <button type="button" className={classes.find} onClick={onFind}>
        <IconSearch size="1rem" stroke={1.75} aria-hidden />
        {t('shell.find')}
        <kbd>{findKeys}</kbd>
      </button>
      <nav aria-label={t('shell.navigation')}>
        <ul className={classes.entries}>
          {entriesFor(me).map(({ id, label, icon: Icon, to }) => (
            <li key={id}>
              <Link
                to={to}
                className={classes.entry}
                {...(id === section && { 'aria-current': true })}
                activeOptions={{ exact: id === 'my-work', includeSearch: false }}
              >
                <Icon size="1.125rem" stroke={1.75} aria-hidden />
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AccountMenu {...account} />
    </header>
  );
}
