import { useMe } from '../../api';
import { useText, useWord } from '../../ui';
import type { AccountMoves } from './account-items';
import { MenuButton } from './menu-button';
import classes from './shell.module.css';

/** Who one is, in which language and light, and the way out. */
export function AccountMenu(moves: AccountMoves) {
  const t = useText();
  const word = useWord();
  const me = useMe();
  const role = me.organisation?.name ?? me.roles.map((name) => word('shell.role', name)).join(', ');
  return (
    <MenuButton
      className={classes.account}
      aria-label={t('shell.account', { name: me.name })}
      menu={{ account: moves, position: 'top-start', width: '14rem' }}
    >
      <span className={classes.initials} aria-hidden="true">
        {initials(me.name)}
      </span>
      <span className={classes.person}>
        <span className={classes.name}>{me.name}</span>
        <span className={classes.role}>{role}</span>
      </span>
    </MenuButton>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
