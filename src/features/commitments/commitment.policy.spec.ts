import { describe, expect, it } from 'vitest';
import type { Actor, Grant, Role } from '../../kernel/policy.js';
import { commitmentPolicy, type CommitmentParties, onBehalfOf } from './commitment.policy.js';

const parties: CommitmentParties = {
  ownerId: 'owner',
  verifierId: 'verifier',
  classification: 'open',
  districtCode: 'setu',
  chairPositionId: 'bupati',
  chairOrganisationId: 'regency',
};
const actor = (...grants: (Partial<Grant> & { role: Role })[]): Actor => ({
  id: 'a',
  name: 'A',
  locale: 'id',
  grants: grants.map((grant) => ({ organisationId: null, ...grant })),
});
const who = {
  staff: actor({ role: 'staff' }),
  official: actor({ role: 'official' }),
  inspector: actor({ role: 'inspector' }),
  administrator: actor({ role: 'administrator' }),
  owner: actor({ role: 'liaison', organisationId: 'owner' }),
  head: actor({ role: 'agency_head', organisationId: 'owner' }),
  officer: actor({ role: 'agency_officer', organisationId: 'owner' }),
  named: actor({ role: 'liaison', organisationId: 'verifier' }),
  verifier: actor({ role: 'verifier', organisationId: 'bappeda' }),
  ownVerifier: actor({ role: 'verifier', organisationId: 'owner' }),
  chair: actor({ role: 'chair', positionId: 'bupati' }),
  aide: actor({ role: 'aide', positionId: 'bupati' }),
  coordinator: actor({ role: 'estate_coordinator', organisationId: 'estate', tenantIds: ['owner'] }),
  district: actor({ role: 'district_officer', districtCode: 'setu' }),
  stranger: actor({ role: 'liaison', organisationId: 'another' }),
};
const allowed = (deed: keyof typeof commitmentPolicy, subject = parties) =>
  Object.entries(who)
    .filter(([, person]) => commitmentPolicy[deed](person, subject))
    .map(([name]) => name);
const house = ['staff', 'official', 'inspector'];
const keepers = ['staff', 'owner', 'head', 'officer', 'coordinator'];

describe('a commitment', () => {
  it.each([
    [
      'read',
      [
        ...house,
        'owner',
        'head',
        'officer',
        'named',
        'verifier',
        'ownVerifier',
        'chair',
        'aide',
        'coordinator',
        'district',
      ],
    ],
    ['edit', ['staff']],
    ['agree', ['staff', 'owner', 'head', 'chair', 'aide', 'coordinator']],
    ['report', keepers],
    ['submit', keepers],
    ['extend', keepers],
    ['verify', ['staff', 'named', 'verifier']],
    ['return', ['staff', 'named', 'verifier']],
    ['answer', ['staff', 'named', 'verifier', 'chair', 'aide']],
    ['cancel', ['staff']],
    ['reopen', ['staff']],
  ] as const)('%s: exactly %j', (deed, people) => {
    expect(allowed(deed)).toEqual(people);
  });

  it('that is internal is hidden from who only looks on from the estate or the district', () => {
    const internal = { ...parties, classification: 'internal' as const };
    expect(allowed('read', internal)).toEqual(
      allowed('read').filter((name) => !['coordinator', 'district'].includes(name)),
    );
  });

  it('that is exempt is still read by both of its sides', () => {
    const exempt = { ...parties, classification: 'exempt' as const };
    const sides = ['owner', 'head', 'officer', 'named', 'verifier', 'ownVerifier', 'chair'];
    expect(allowed('read', exempt)).toEqual([...house, ...sides]);
  });

  it('is never verified by who speaks for its owner, whatever else they are', () => {
    for (const role of ['staff', 'verifier'] as const) {
      const both = actor({ role, organisationId: 'bappeda' }, { role: 'liaison', organisationId: 'owner' });
      expect(commitmentPolicy.verify(both, parties)).toBe(false);
    }
  });

  it('is given no more time by who speaks for its owner, not even from the chair', () => {
    for (const role of ['chair', 'aide'] as const) {
      const leads = { role, positionId: 'bupati' } as const;
      const both = actor(leads, { role: 'agency_head', organisationId: 'owner' });
      expect(commitmentPolicy.answer(both, parties)).toBe(false);
      expect(commitmentPolicy.answer(actor(leads), { ...parties, chairOrganisationId: 'owner' })).toBe(false);
    }
  });

  it('is dealt with for another only by who has no way of their own', () => {
    const alsoOwner = actor(...who.coordinator.grants, ...who.owner.grants);
    expect(onBehalfOf(who.coordinator, 'report', parties)).toBe('owner');
    expect(onBehalfOf(alsoOwner, 'report', parties)).toBeNull();
    expect(onBehalfOf(who.owner, 'report', parties)).toBeNull();
    for (const deed of ['agree', 'answer'] as const) {
      expect(onBehalfOf(who.aide, deed, parties)).toBe('chair');
      expect(onBehalfOf(actor(...who.aide.grants, { role: 'staff' }), deed, parties)).toBeNull();
      expect(onBehalfOf(who.aide, deed, { ...parties, chairPositionId: 'sekda' })).toBeNull();
    }
  });
});
