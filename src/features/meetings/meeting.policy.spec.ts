import { describe, expect, it } from 'vitest';
import { Forbidden, NotFound } from '../../kernel/errors.js';
import { type Actor, authorize, can, type Role } from '../../kernel/policy.js';
import type { MeetingStatus } from './meeting.lifecycle.js';
import { meetingPolicy, type MeetingParties, possibleDeeds } from './meeting.policy.js';

const someone = (role: Role, organisationId: string | null = null): Actor => ({
  id: role,
  name: role,
  locale: 'id',
  grants: [{ role, organisationId }],
});
const staff = someone('staff');
const official = someone('official');
const administrator = someone('administrator');
const guest = someone('liaison', 'dinkes');
const stranger = someone('liaison', 'dishub');

const published: MeetingParties = {
  published: true,
  classification: 'open',
  chairPositionId: null,
  districtCode: null,
  organisationIds: ['dinkes'],
};
const readers = (subject: MeetingParties) =>
  [staff, official, administrator, guest, stranger].filter((actor) => meetingPolicy.read(actor, subject));
const buttons = (actor: Actor, status: MeetingStatus) =>
  can(meetingPolicy, actor, published, possibleDeeds(status));

describe('a meeting', () => {
  it('is read by staff alone until it is published', () => {
    expect(readers({ ...published, published: false })).toEqual([staff]);
  });

  it('is read, once published, by staff, officials and those whose organisation takes part', () => {
    expect(readers(published)).toEqual([staff, official, guest]);
  });

  it('is moved by staff alone', () => {
    expect(buttons(staff, 'scheduled')).toEqual([
      'history',
      'notes',
      'edit',
      'start',
      'finish',
      'postpone',
      'cancel',
    ]);
    expect(buttons(official, 'scheduled')).toEqual(['history']);
    expect(buttons(guest, 'scheduled')).toEqual([]);
  });

  it('can no longer be edited when its minutes are final', () => {
    expect(buttons(staff, 'closed')).toEqual(['history', 'notes']);
  });

  it('does not exist for a stranger, and refuses a guest who wants to change it', () => {
    expect(() => authorize(meetingPolicy, stranger, 'edit', published)).toThrow(NotFound);
    expect(() => authorize(meetingPolicy, guest, 'edit', published)).toThrow(Forbidden);
  });
});
