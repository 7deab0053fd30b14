import type { MessageId } from '../ui';

/** The fields of a commitment as people know them, wherever a change of one is told. */
export const commitmentFields: Record<string, MessageId> = {
  title: 'commitments.promise',
  ownerId: 'commitments.owner',
  topic: 'commitments.topic',
  verifierId: 'commitments.verifier',
  supporting: 'commitments.supporting',
  indicator: 'commitments.indicator',
  direction: 'commitments.direction',
  baseline: 'commitments.baseline',
  target: 'commitments.target',
  unit: 'commitments.unit',
  dueOn: 'commitments.due',
  evidenceRequired: 'commitments.evidence',
  place: 'commitments.place',
  districtCode: 'commitments.district',
  plannedValue: 'commitments.planned-value',
  classification: 'commitments.classification',
  question: 'commitments.needs-direction',
};
