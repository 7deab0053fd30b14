import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingStatuses } from '../meeting.lifecycle.js';
import { noticeKinds, type Told } from './meeting-notice.js';
import { type Moment, noticeVerdict } from './notice.verdict.js';

const plan: Told = {
  status: 'scheduled',
  startsAt: '2026-06-30T02:00:00.000Z',
  endsAt: '2026-06-30T05:00:00.000Z',
  timeZone: 'Asia/Jakarta',
  venue: 'Aula',
  district: null,
  onlineUrl: null,
};
const moment: Moment = {
  kind: 'change',
  status: 'scheduled',
  isAhead: true,
  hasSeat: true,
  hasAnswered: false,
  last: plan,
  now: plan,
};
const verdict = (part: Partial<Moment>) => noticeVerdict({ ...moment, ...part });

const told = fc.record({
  status: fc.constantFrom('scheduled', 'postponed', 'cancelled', 'withdrawn'),
  startsAt: fc.constantFrom(plan.startsAt, '2026-07-01T02:00:00.000Z'),
  endsAt: fc.constant(plan.endsAt),
  timeZone: fc.constant(plan.timeZone),
  venue: fc.constantFrom('Aula', null),
  district: fc.constant(null),
  onlineUrl: fc.constant(null),
}) as fc.Arbitrary<Told>;
const moments: fc.Arbitrary<Moment> = fc.record({
  kind: fc.constantFrom(...noticeKinds),
  status: fc.constantFrom(...meetingStatuses),
  isAhead: fc.boolean(),
  hasSeat: fc.boolean(),
  hasAnswered: fc.boolean(),
  last: fc.option(told, { nil: null }),
  now: told,
});

describe('what an invitee is told', () => {
  it.each<[string, Partial<Moment>, string | null]>([
    ['a change of place', { now: { ...plan, venue: 'Gedung lain' } }, null],
    ['a change of time', { now: { ...plan, startsAt: '2026-06-30T03:00:00.000Z' } }, null],
    [
      'the same time written otherwise',
      { now: { ...plan, startsAt: '2026-06-30T09:00:00+07:00' } },
      'nothing-new',
    ],
    ['a change taken back', {}, 'nothing-new'],
    ['a change to who was never told', { last: null }, 'never-told'],
    ['a new time to who was never told', { kind: 'new_time', last: null }, null],
    ['an invitation twice', { kind: 'invitation' }, 'already-told'],
    [
      'an invitation after a withdrawal',
      { kind: 'invitation', last: { ...plan, status: 'withdrawn' } },
      null,
    ],
    ['a withdrawal of a seat given back', { kind: 'withdrawal' }, 'invited-again'],
    ['a withdrawal', { kind: 'withdrawal', hasSeat: false }, null],
    ['a request to who has answered', { kind: 'request', hasAnswered: true }, 'answered'],
    ['a postponement that was undone', { kind: 'postponement' }, 'superseded'],
  ])('%s', (_name, part, reason) => {
    expect(verdict(part)).toBe(reason);
  });

  it('is never anything of a meeting that has begun, nor of one that they never heard of but to be invited', () => {
    fc.assert(
      fc.property(moments, (one) => {
        const isTold = noticeVerdict(one) === null;
        if (isTold) expect(one.isAhead).toBe(true);
        if (isTold && one.last === null) expect(['invitation', 'new_time']).toContain(one.kind);
      }),
    );
  });

  it('is told once: what was said is no news to who has just heard it', () => {
    fc.assert(
      fc.property(moments, (one) => {
        if (noticeVerdict(one) !== null || one.kind === 'request') return;
        const said: Told = one.kind === 'withdrawal' ? { ...one.now, status: 'withdrawn' } : one.now;
        // A notice leaves only while the meeting stands as it says.
        if (one.kind !== 'withdrawal' && said.status !== one.status) return;
        expect(noticeVerdict({ ...one, last: said })).not.toBeNull();
      }),
    );
  });
});
