import { Menu, type MenuProps } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../../ui';
import { AccountItems, type AccountMoves } from './account-items';
import type { Entry } from './navigation';

export interface ShellMenuProps extends Pick<MenuProps, 'position' | 'width' | 'opened' | 'onChange'> {
  target: ReactElement;
  /** Pages that found no place of their own. */
  entries?: readonly Entry[];
  account: AccountMoves;
}

/** A menu of the shell: pages, and what concerns one's account. */
export function ShellMenu({ target, entries = [], account, ...menu }: ShellMenuProps) {
  const t = useText();
  const navigate = useNavigate();
  return (
    <Menu {...menu}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ id, label, icon: Icon, to }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size="1.125rem" stroke={1.75} aria-hidden />}
            onClick={() => void navigate({ to })}
          >
            {t(label)}
          </Menu.Item>
        ))}
        {entries.length > 0 && <Menu.Divider />}
        <AccountItems {...account} />
      </Menu.Dropdown>
    </Menu>
  );
}
