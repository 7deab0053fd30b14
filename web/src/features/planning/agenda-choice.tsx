import { Checkbox } from '@mantine/core';
import type { Item } from '../../api';
import { useText } from '../../ui';
import classes from './planning.module.css';

type CarryOverItem = Item<'/api/meetings/{id}/carry-over'>;

const isOpen = ({ reason }: CarryOverItem) => reason !== null;

/**
 * What is ticked at first: what was left over and has not come back elsewhere, and what belongs to no topic, as the
 * opening and the closing do. Of a meeting that is still to come nothing is settled, so all of it.
 */
export function comesAlong(item: CarryOverItem, _at: number, all: CarryOverItem[]): boolean {
  if (!all.some(isOpen)) return true;
  return (isOpen(item) && item.continuedIn.length === 0) || item.topic === 'general';
}

interface AgendaChoiceProps {
  items: CarryOverItem[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** The old agenda to tick from: what must come back first, with the reason; then the rest. */
export function AgendaChoice({ items, ...choice }: AgendaChoiceProps) {
  const t = useText();
  const left = items.filter(isOpen);
  const others = items.filter((item) => !isOpen(item));
  if (items.length === 0) return <p className={classes.none}>{t('planning.copy.no-agenda')}</p>;
  return (
    <>
      {left.length > 0 && <Group label={t('planning.left')} items={left} {...choice} />}
      {others.length > 0 && (
        <Group
          label={t(left.length > 0 ? 'planning.others' : 'meetings.agenda')}
          items={others}
          {...choice}
        />
      )}
    </>
  );
}

function Group({ label, items, chosen, onChange }: AgendaChoiceProps & { label: string }) {
  const words = useReason();
  // In the order of the agenda, whatever was ticked first.
  const own = items.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const rest = chosen.filter((id) => !items.some((item) => item.id === id));
  return (
    <Checkbox.Group label={label} value={own} onChange={(now) => onChange([...rest, ...now])}>
      <div className={classes.items}>
        {items.map((item) => (
          <Checkbox
            key={item.id}
            value={item.id}
            label={item.title}
            {...(words(item) === '' ? {} : { description: words(item) })}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** "3 komitmen masih terbuka · sudah 2 kali kembali · sudah ada di RKR-2025-004". */
function useReason(): (item: CarryOverItem) => string {
  const t = useText();
  return ({ reason, openCommitments, returns, continuedIn }) =>
    [
      reason === 'undiscussed' && t('planning.reason.undiscussed'),
      reason === 'open_commitments' && t('planning.reason.open', { count: openCommitments }),
      returns > 0 && t('planning.returns', { count: returns }),
      continuedIn.length > 0 &&
        t('planning.continued-in', { list: continuedIn.map(({ reference }) => reference).join(', ') }),
    ]
      .filter(Boolean)
      .join(' · ');
}
