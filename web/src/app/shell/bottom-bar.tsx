import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '../../api';
import { useText } from '../../ui';
import { AccountItems, type AccountMoves } from './account-items';
import { entriesFor } from './navigation';
import classes from './shell.module.css';

/** Four entries at the thumb of a phone; the rest behind "more". */
export function BottomBar(account: AccountMoves) {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const entries = entriesFor(me);
  return (
    <nav className={classes.bottom} aria-label={t('shell.navigation')} data-print="no">
      {entries.slice(0, 4).map(({ id, label, short, icon: Icon, to }) => (
        <Link
          key={id}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: id === 'my-work', includeSearch: false }}
        >
          <Icon size="1.375rem" stroke={1.75} aria-hidden />
          {t(short ?? label)}
        </Link>
      ))}
      <Menu position="top-end" width="16rem">
        <Menu.Target>
          <button type="button" className={classes.tab}>
            <IconDots size="1.375rem" stroke={1.75} aria-hidden />
            {t('shell.more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {entries.slice(4).map(({ id, label, icon: Icon, to }) => (
            <Menu.Item
              key={id}
              leftSection={<Icon size="1.125rem" stroke={1.75} aria-hidden />}
              onClick={() => void navigate({ to })}
            >
              {t(label)}
            </Menu.Item>
          ))}
          {entries.length > 4 && <Menu.Divider />}
          <AccountItems {...account} />
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
