import { ActionIcon } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText, WordMark } from '../../ui';
import classes from './shell.module.css';

/** The line on top of a phone: whose page this is, and the way to find something. */
export function TopBar({ onFind }: { onFind: () => void }) {
  const t = useText();
  return (
    <header className={classes.top} data-print="no">
      <Link to="/" aria-label={`Sinergi, ${t('shell.my-work')}`}>
        <WordMark />
      </Link>
      <ActionIcon variant="subtle" color="gray" size="2.75rem" aria-label={t('shell.find')} onClick={onFind}>
        <IconSearch size="1.25rem" stroke={1.75} />
      </ActionIcon>
    </header>
  );
}
