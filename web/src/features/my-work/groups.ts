import type { CommitmentRow, Me, MyWork } from '../../api';

export type GroupName = 'verify' | 'answer' | 'agree' | 'direct' | 'late' | 'today' | 'week' | 'other';
/** The one next move of a row: what its button says and which form it opens. */
export type NextDeed = 'verify' | 'answer' | 'agree' | 'report' | 'submit' | 'open';

export interface WorkRow {
  commitment: CommitmentRow;
  next: NextDeed;
}

export interface Group {
  name: GroupName;
  rows: WorkRow[];
  more: boolean;
  /** Search parameters of the list that shows all of it. */
  query: string;
}

type List = MyWork['late'];

/** What waits, in the order in which one should look at it; groups with nothing in them are left out. */
export function groupsOf(work: MyWork, me: Me): Group[] {
  const groups = [
    ...work.waitingMe.map((list) => asked(list, me)),
    group('late', work.late, me),
    group('today', work.dueToday, me),
    group('week', work.dueThisWeek, me),
    named('other', work.waitingOther, () => 'open'),
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

/** What the reader is asked follows from the filter the server used. */
function asked(list: List, me: Me): Group {
  const query = new URLSearchParams(list.query);
  if (query.get('extension') === 'requested') return named('answer', list, () => 'answer');
  if (query.get('status') === 'submitted') return named('verify', list, () => 'verify');
  if (query.get('needsDirection') === 'true') return named('direct', list, () => 'open');
  return named('agree', list, (row) => (isOwn(row, me) && isMeasurable(row) ? 'agree' : 'open'));
}

function group(name: GroupName, list: List, me: Me): Group {
  return named(name, list, (row) => workOn(row, me));
}

function named(name: GroupName, { items, more, query }: List, next: (row: CommitmentRow) => NextDeed): Group {
  return { name, more, query, rows: items.map((commitment) => ({ commitment, next: next(commitment) })) };
}

const isOwn = ({ owner }: CommitmentRow, { organisation }: Me): boolean => organisation?.id === owner.id;

/** Without these it cannot be agreed yet; staff fill them in first. */
const isMeasurable = ({ target, unit, dueOn }: CommitmentRow): boolean =>
  target !== null && unit !== null && dueOn !== null;

/** Officials read; staff may report for an owner who phoned; owners report, and submit what is reached. */
function workOn(row: CommitmentRow, me: Me): NextDeed {
  if (!isOwn(row, me) && !me.roles.includes('staff')) return 'open';
  return row.progressPercent >= 100 ? 'submit' : 'report';
}
