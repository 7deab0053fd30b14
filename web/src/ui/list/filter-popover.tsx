import { Popover } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
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
  const word = useRef<HTMLSpanElement>(null);
  useOutsideClick(word, open, () => setOpen(false));
  return (
    <span ref={word} className={classes.word} data-set={chosen !== null || undefined}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        closeOnClickOutside={false}
        trapFocus
        returnFocus
      >
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

/** Clicks elsewhere on the page close it; clicks in what opens from within it (options, a calendar) do not. */
function useOutsideClick(word: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!open) return undefined;
    const onPress = (event: PointerEvent) => {
      const target = event.target as Element;
      if (target.closest('[data-portal]') === null && !word.current?.contains(target)) latest.current();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open, word]);
}
