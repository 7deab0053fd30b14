import { Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useOffice, type Commitment } from '../../api';
import { DistrictSelect, OrganisationSelect, topics } from '../../records';
import { useText, useWord } from '../../ui';
import { FieldRow, MoneyInput, QuantityInput, TypedDateInput, type RecordForm } from '../../ui/forms';
import { classifications, directions } from './choices';
import type { CommitmentValues } from './commitment-values';
import classes from './commitments.module.css';

interface FieldsProps {
  form: RecordForm<CommitmentValues>;
  /** The record that is edited; absent while it is new. */
  commitment?: Commitment;
}

/** Every field of a commitment: first what makes it a promise, then what helps to keep and to check it. */
export function CommitmentFields({ form, commitment }: FieldsProps) {
  const t = useText();
  return (
    <>
      <Promised form={form} {...(commitment ? { commitment } : {})} />
      <fieldset className={classes.group}>
        <legend>{t('commitments.group.measure')}</legend>
        <Measure form={form} />
        <Due form={form} {...(commitment ? { commitment } : {})} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('commitments.group.check')}</legend>
        <Check form={form} {...(commitment ? { commitment } : {})} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('commitments.group.more')}</legend>
        <More form={form} {...(commitment ? { commitment } : {})} />
      </fieldset>
    </>
  );
}

function Promised({ form, commitment }: FieldsProps) {
  const t = useText();
  const word = useWord();
  const options = topics.map((value) => ({ value, label: word('commitments.topic', value) }));
  return (
    <>
      <Textarea
        label={t('commitments.field.title')}
        description={t('commitments.field.title.hint')}
        autosize
        minRows={2}
        required
        {...form.field('title')}
      />
      <FieldRow>
        {commitment === undefined && (
          <OrganisationSelect label={t('commitments.owner')} required {...form.field('ownerId')} />
        )}
        <Select label={t('commitments.topic')} data={options} required {...form.field('topic')} />
      </FieldRow>
    </>
  );
}

function Measure({ form }: FieldsProps) {
  const t = useText();
  const word = useWord();
  const { direction, unit } = form.values;
  const isCounted = direction !== 'yes_no';
  return (
    <>
      <Radio.Group label={t('commitments.direction')} {...form.field('direction')}>
        <div className={classes.quick}>
          {directions.map((value) => (
            <Radio key={value} value={value} label={word('commitments.direction', value)} />
          ))}
        </div>
      </Radio.Group>
      <FieldRow>
        {isCounted && (
          <QuantityInput label={t('commitments.target')} unit={unit || undefined} {...form.field('target')} />
        )}
        <TextInput
          label={t(isCounted ? 'commitments.unit' : 'commitments.unit.result')}
          placeholder={t(isCounted ? 'commitments.unit.hint' : 'commitments.unit.result.hint')}
          {...form.field('unit')}
        />
      </FieldRow>
      {isCounted && (
        <QuantityInput
          label={t('commitments.baseline')}
          description={t('commitments.baseline.hint')}
          unit={unit || undefined}
          {...form.field('baseline')}
        />
      )}
      <TextInput
        label={t('commitments.indicator')}
        description={t('commitments.indicator.hint')}
        {...form.field('indicator')}
      />
    </>
  );
}

function Due({ form, commitment }: FieldsProps) {
  const t = useText();
  const { today } = useOffice();
  if (commitment !== undefined && commitment.status !== 'proposed') {
    return <p className={classes.hint}>{t('commitments.due.agreed')}</p>;
  }
  return (
    <TypedDateInput
      label={t('commitments.due')}
      description={t('commitments.due.hint')}
      today={today}
      lean="future"
      {...form.field('dueOn')}
    />
  );
}

function Check({ form, commitment }: FieldsProps) {
  const t = useText();
  return (
    <>
      <OrganisationSelect
        label={t('commitments.verifier')}
        description={t('commitments.verifier.hint')}
        chosen={commitment?.verifier}
        {...form.field('verifierId')}
      />
      <TextInput
        label={t('commitments.evidence')}
        placeholder={t('commitments.evidence.hint')}
        {...form.field('evidenceRequired')}
      />
      <TextInput label={t('commitments.supporting')} {...form.field('supporting')} />
    </>
  );
}

function More({ form, commitment }: FieldsProps) {
  const t = useText();
  const word = useWord();
  return (
    <>
      <FieldRow>
        <TextInput label={t('commitments.place')} {...form.field('place')} />
        <DistrictSelect label={t('commitments.district')} {...form.field('districtCode')} />
      </FieldRow>
      <MoneyInput
        label={t('commitments.planned-value')}
        description={t('commitments.planned-value.hint')}
        {...form.field('plannedValue')}
      />
      {commitment !== undefined && (
        <Textarea
          label={t('commitments.question')}
          description={t('commitments.question.hint')}
          autosize
          minRows={2}
          {...form.field('question')}
        />
      )}
      <Radio.Group label={t('commitments.classification')} {...form.field('classification')}>
        <div className={classes.quick}>
          {classifications.map((value) => (
            <Radio key={value} value={value} label={word('commitments.classification', value)} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}
