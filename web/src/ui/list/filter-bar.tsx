import { Button, CloseButton, Menu, TextInput } from '@mantine/core';
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../keys';
import { useText } from '../text';
import classes from './filter-bar.module.css';

/** One filter of a list, stored under `key` in the address. */
export interface Filter {
  key: string;
  label: string;
  options: { value: string; label: string }[];
}

type Values = Record<string, unknown>;

interface FilterBarProps {
  filters: Filter[];
  /** The validated search parameters of the route. */
  value: Values;
  /** Called with what changed; undefined removes a parameter from the address. */
  onChange: (change: Record<string, string | undefined>) => void;
  /** The parameter of the search box; null where the list cannot be searched. */
  search?: string | null;
  searchLabel?: string;
  /** Parameters of the filters among the children: cleared together with the others. */
  alsoClears?: string[];
  children?: React.ReactNode;
}

/** The question the list answers, as words above it: each can be changed or taken away. */
export function FilterBar(props: FilterBarProps) {
  const { filters, value, onChange, search = 'q', searchLabel, alsoClears = [], children } = props;
  const t = useText();
  const has = (key: string) => typeof value[key] === 'string' && value[key] !== '';
  const isSet = ({ key }: Filter) => has(key);
  const set = [...filters.map(({ key }) => key), ...alsoClears].filter(has);
  const clear = () => onChange(Object.fromEntries([...set, search ?? 'q'].map((key) => [key, undefined])));
  return (
    <div className={classes.bar} role="search" data-print="no">
      {search !== null && (
        <SearchBox
          value={typeof value[search] === 'string' ? value[search] : ''}
          onChange={(text) => onChange({ [search]: text === '' ? undefined : text })}
          label={searchLabel ?? t('common.search')}
        />
      )}
      <div className={classes.words}>
        {filters.map((filter) => (
          <FilterWord
            key={filter.key}
            filter={filter}
            value={isSet(filter) ? String(value[filter.key]) : null}
            onChange={onChange}
          />
        ))}
        {children}
        {set.length > 1 && (
          <Button variant="subtle" size="compact-sm" color="gray" onClick={clear}>
            {t('common.clear-filters')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface FilterWordProps {
  filter: Filter;
  value: string | null;
  onChange: FilterBarProps['onChange'];
}

/** One word of the question: what it asks, and what is chosen. */
export function FilterWord({ filter, value, onChange }: FilterWordProps) {
  const t = useText();
  const chosen = filter.options.find((option) => option.value === value);
  return (
    <span className={classes.word} data-set={value !== null || undefined}>
      <Menu>
        <Menu.Target>
          <button type="button" className={classes.wordButton}>
            {value === null ? filter.label : `${filter.label}: ${chosen?.label ?? value}`}
            {value === null && <IconChevronDown size="0.875rem" stroke={1.75} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.options}>
          {filter.options.map((option) => (
            <Menu.Item key={option.value} onClick={() => onChange({ [filter.key]: option.value })}>
              {option.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {value !== null && (
        <button
          type="button"
          className={classes.remove}
          aria-label={t('common.remove-filter', { name: filter.label })}
          onClick={() => onChange({ [filter.key]: undefined })}
        >
          <IconX size="0.875rem" stroke={2} aria-hidden />
        </button>
      )}
    </span>
  );
}

interface SearchBoxProps {
  value: string;
  onChange: (text: string) => void;
  label: string;
}

/** Asks as one types, a moment after the last key; `/` comes here. */
export function SearchBox({ value, onChange, label }: SearchBoxProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const asked = useRef(value);
  useEffect(() => {
    if (value !== asked.current) setText(value);
    asked.current = value;
  }, [value]);
  useEffect(() => {
    if (text === asked.current) return undefined;
    const timer = setTimeout(() => {
      asked.current = text;
      onChange(text.trim());
    }, 250);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  useKeys([{ key: '/', label: t('common.keys.search'), run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.search ?? ''}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch size="1rem" stroke={1.75} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t('common.clear')} onClick={() => setText('')} />
        )
      }
    />
  );
}
