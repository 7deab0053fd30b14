import { expect, it } from 'vitest';
import type { CommitmentRow, Me, MyWork } from '../../api';
import { groupsOf } from './groups';

const row = (owner: string) =>
  ({ id: owner, owner: { id: owner, name: owner }, progressPercent: 100 }) as CommitmentRow;
const list = (query: string, ...items: CommitmentRow[]) => ({ items, more: false, query });
const nothing = list('');
const work: MyWork = {
  today: '2026-01-05',
  late: nothing,
  dueToday: nothing,
  dueThisWeek: nothing,
  waitingMe: [],
  waitingOther: nothing,
  meetings: { minutes: [], nextSeats: [] },
  nextMeeting: null,
};
const liaison = { roles: ['liaison'], organisation: { id: 'dinkes', name: 'Dinkes' } } as unknown as Me;

it('what a verifier is asked stands before what waits for others, and each row has the one move that is the reader’s', () => {
  const groups = groupsOf(
    {
      ...work,
      waitingMe: [
        list('status=submitted&ownPart=verifier', row('pabrik')),
        list('extension=requested&ownPart=verifier', row('pabrik')),
      ],
      waitingOther: list('status=submitted&ownPart=owner', row('dinkes')),
    },
    liaison,
  );
  expect(groups.map(({ name, rows }) => [name, rows.map(({ next }) => next)])).toEqual([
    ['verify', ['verify']],
    ['answer', ['answer']],
    ['other', ['open']],
  ]);
});
