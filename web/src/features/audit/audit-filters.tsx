import { getRouteApi } from '@tanstack/react-router';
import { PeriodFilter, type NamedPeriod } from '../../records';
import { addDays, FilterBar, FilterWord, useText, useWord } from '../../ui';
import { signInVerbs } from '../../records/sign-in-verbs';
import { guarding, subjectTypes, verbs, type AuditEntry } from './audit-words';
import { PersonFilter } from './person-filter';

const route = getRouteApi('/inside/audit');

const lately = (today: string): NamedPeriod[] => [
  { id: 'audit.period.today', from: today, to: undefined },
  { id: 'audit.period.week', from: addDays(today, -6), to: undefined },
  { id: 'audit.period.month', from: addDays(today, -29), to: undefined },
];

/** The question the trail answers. A record or a person in the address is named by the rows that came. */
export function AuditFilters({ items }: { items: AuditEntry[] }) {
  const t = useText();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { actorId, subjectId, from, to } = search;
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as typeof before, replace: true });
  const subject = items.find((entry) => entry.subject.id === subjectId)?.subject;
  const name = subject?.reference ?? subject?.title ?? word('audit.type', subject?.type ?? '…');
  return (
    <FilterBar
      value={search}
      searchLabel={t('audit.search')}
      onChange={change}
      alsoClears={['actorId', 'subjectId', 'from', 'to']}
      filters={[
        {
          key: 'subjectType',
          label: t('audit.type'),
          options: subjectTypes.map((value) => ({ value, label: word('audit.type', value) })),
        },
        {
          key: 'verb',
          label: t('audit.verb'),
          options: [
            { value: signInVerbs, label: t('audit.sign-ins') },
            { value: guarding, label: t('audit.guarding') },
            ...verbs.map((value) => ({ value, label: word('audit.verb', value) })),
          ],
        },
      ]}
    >
      <PersonFilter
        value={actorId}
        name={items.find((entry) => entry.actor.id === actorId)?.actor.name}
        onChange={(id) => change({ actorId: id })}
      />
      <PeriodFilter label={t('audit.period')} periodsAt={lately} from={from} to={to} onChange={change} />
      {subjectId !== undefined && (
        <FilterWord
          filter={{ key: 'subjectId', label: t('audit.one'), options: [{ value: subjectId, label: name }] }}
          value={subjectId}
          onChange={change}
        />
      )}
    </FilterBar>
  );
}
