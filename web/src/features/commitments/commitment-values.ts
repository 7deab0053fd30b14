import type { Body, Commitment } from '../../api';

/** A commitment as a form holds it: no nulls in texts, since inputs know none. */
export interface CommitmentValues {
  title: string;
  topic: Commitment['topic'] | '';
  ownerId: string | null;
  verifierId: string | null;
  supporting: string;
  direction: Commitment['direction'];
  baseline: number | null;
  target: number | null;
  unit: string;
  indicator: string;
  dueOn: string;
  evidenceRequired: string;
  place: string;
  districtCode: string | null;
  plannedValue: number | null;
  classification: Commitment['classification'];
  question: string;
}

export const nothingYet: CommitmentValues = {
  title: '',
  topic: '',
  ownerId: null,
  verifierId: null,
  supporting: '',
  direction: 'up',
  baseline: null,
  target: null,
  unit: '',
  indicator: '',
  dueOn: '',
  evidenceRequired: '',
  place: '',
  districtCode: null,
  plannedValue: null,
  classification: 'open',
  question: '',
};

export function valuesOf(commitment: Commitment): CommitmentValues {
  const { owner, verifier, district, baseline, ...record } = commitment;
  const texts = Object.fromEntries(
    (['supporting', 'unit', 'indicator', 'dueOn', 'evidenceRequired', 'place', 'question'] as const).map(
      (field) => [field, record[field] ?? ''],
    ),
  );
  return {
    ...nothingYet,
    ...texts,
    title: record.title,
    topic: record.topic,
    ownerId: owner.id,
    verifierId: verifier?.id ?? null,
    direction: record.direction,
    baseline: baseline === 0 ? null : baseline,
    target: record.target,
    districtCode: district?.code ?? null,
    plannedValue: record.plannedValue,
    classification: record.classification,
  };
}

export type Edit = Body<'/api/commitments/{id}', 'patch'>;

/** What the API is told: empty texts are nothing, and something that is done or not counts as one. */
export function bodyOf(values: CommitmentValues): Edit {
  const { topic, direction, verifierId, districtCode, plannedValue, classification } = values;
  const measure =
    direction === 'yes_no'
      ? { baseline: 0, target: 1 }
      : { baseline: values.baseline ?? 0, target: values.target };
  return {
    title: values.title.trim(),
    ...(topic === '' ? {} : { topic }),
    verifierId,
    districtCode,
    plannedValue,
    classification,
    direction,
    ...measure,
    supporting: orNull(values.supporting),
    unit: orNull(values.unit),
    indicator: orNull(values.indicator),
    dueOn: orNull(values.dueOn),
    evidenceRequired: orNull(values.evidenceRequired),
    place: orNull(values.place),
    question: orNull(values.question),
  };
}

const orNull = (text: string): string | null => text.trim() || null;

/** Only what differs, so that a colleague's change of another field is not written over. */
export function changesOf(before: CommitmentValues, now: CommitmentValues): Edit {
  const old: Record<string, unknown> = bodyOf(before);
  return Object.fromEntries(Object.entries(bodyOf(now)).filter(([field, value]) => value !== old[field]));
}

/** The measure as it will be once saved. */
export function measureOf({
  direction,
  target,
  unit,
  dueOn,
}: CommitmentValues): Pick<Commitment, 'target' | 'unit' | 'dueOn'> {
  return { target: direction === 'yes_no' ? 1 : target, unit: unit.trim(), dueOn };
}
