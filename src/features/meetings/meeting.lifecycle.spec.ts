import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conflict } from '../../kernel/errors.js';
import { withRunningClock } from './agenda-item.js';
import { isFinal, meetingLifecycle, meetingStatuses, meetingVerbs } from './meeting.lifecycle.js';
import { Meeting } from './meeting.js';

const next: typeof meetingLifecycle.next = (status, verb) => meetingLifecycle.next(status, verb);
const now = new Date('2025-10-01T02:00:00Z');

describe('the life of a meeting', () => {
  it('runs from draft to closed', () => {
    let status = next('draft', 'publish');
    for (const verb of ['start', 'finish', 'close'] as const) status = next(status, verb);
    expect(status).toBe('closed');
  });

  it('may be written down as held without having been started', () => {
    expect(next('scheduled', 'finish')).toBe('held');
  });

  it('may be put off and set again', () => {
    expect(next(next('scheduled', 'postpone'), 'reschedule')).toBe('scheduled');
  });

  it('cannot be cancelled once it has begun', () => {
    for (const status of ['in_progress', 'held', 'closed'] as const) {
      expect(() => next(status, 'cancel')).toThrow(Conflict);
    }
  });

  it('ends for good only when closed or cancelled', () => {
    expect(meetingStatuses.filter(isFinal)).toEqual(['closed', 'cancelled']);
  });

  it('refuses every verb that the moment does not offer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...meetingStatuses), fc.constantFrom(...meetingVerbs), (status, verb) => {
        const meeting = Object.assign(new Meeting(), { status, version: 7, publishedAt: null });
        if (meetingLifecycle.allowed(status).includes(verb)) {
          expect(meeting.move(verb, now).status).toEqual([status, meeting.status]);
          expect(meeting.publishedAt).toBe(verb === 'publish' ? now : null);
          expect(meeting.version).toBe(8);
        } else {
          expect(() => meeting.move(verb, now)).toThrow(Conflict);
          expect(meeting).toMatchObject({ status, version: 7, publishedAt: null });
        }
      }),
    );
  });
});

describe('the time of a meeting', () => {
  const day = { date: '2025-10-21', startTime: '09:00', endTime: '12:00', timeZone: 'Asia/Jayapura' };

  it('is what the clock on the wall of its place shows', () => {
    const meeting = new Meeting();
    meeting.plan(day);
    expect(meeting.startsAt.toISOString()).toBe('2025-10-21T00:00:00.000Z');
    expect(meeting.schedule).toEqual(day);
  });

  it('does not end before it begins', () => {
    const faults = [{ pointer: '/endTime', code: 'end-before-start', params: {} }];
    for (const endTime of ['09:00', '08:59']) {
      expect(() => new Meeting().plan({ ...day, endTime })).toThrow(
        expect.objectContaining({ fields: faults }),
      );
    }
  });
});

describe('the running clock of the agenda', () => {
  it('lets each item begin when those before it have had their time', () => {
    const meeting = new Meeting();
    meeting.plan({ date: '2025-10-21', startTime: '09:00', endTime: '12:00', timeZone: 'Asia/Jakarta' });
    const items = withRunningClock([{ minutes: 10 }, { minutes: 0 }, { minutes: 45 }], meeting.startsAt);
    expect(items.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
      '02:00',
      '02:10',
      '02:10',
    ]);
  });
});
