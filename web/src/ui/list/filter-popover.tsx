import { Popover } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../text';
import classes from './filter-bar.module.css';

interface FilterPopoverProps {
  label: string;
  /** The words for what is chosen; null while nothing is. */
  chosen: string | null;
  onRemove: () => void;
  /** What one chooses with; it closes the popover itself when the choice is made. */
  children: (close: () => void) => ReactNode;
}

/** A filter above a list whose choice is more than a few words: a record, a period. */
export function FilterPopover({ label, chosen, onRemove, children }: FilterPopoverProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <span className={classes.word} data-set={chosen !== null || undefined}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={classes.wordButton} onClick={() => setOpen(!open)}>
            {chosen === null ? label : `${label}: ${chosen}`}
            {chosen === null && <IconChevronDown size="0.875rem" stroke={1.75} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.choice} aria-label={label}>
          {children(() => setOpen(false))}
        </Popover.Dropdown>
      </Popover>
      {chosen !== null && (
        <button
          type="button"
          className={classes.remove}
          aria-label={t('common.remove-filter', { name: label })}
          onClick={onRemove}
        >
          <IconX size="0.875rem" stroke={2} aria-hidden />
        </button>
      )}
    </span>
  );
}
