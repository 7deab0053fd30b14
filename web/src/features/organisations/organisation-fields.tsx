import { Select, Textarea, TextInput } from '@mantine/core';
import type { Body, Organisation } from '../../api';
import { DistrictSelect, organisationKinds, sides } from '../../records';
import { useText, useWord } from '../../ui';
import { FieldRow, type RecordForm } from '../../ui/forms';
import { usualSide } from './choices';
import { EstateSelect } from './estate-select';
import { VillageSelect } from './village-select';

export interface OrganisationValues {
  name: string;
  shortName: string;
  kind: (typeof organisationKinds)[number] | null;
  side: (typeof sides)[number] | null;
  districtCode: string | null;
  villageCode: string | null;
  nib: string;
  /** The industrial estate in which it is. */
  estateId: string | null;
  address: string;
  email: string;
  phone: string;
}

export const noOrganisation: OrganisationValues = {
  name: '',
  shortName: '',
  kind: null,
  side: null,
  districtCode: null,
  villageCode: null,
  nib: '',
  estateId: null,
  address: '',
  email: '',
  phone: '',
};

export function valuesOf({
  name,
  shortName,
  kind,
  side,
  district,
  village,
  nib,
  estate,
  address,
}: Organisation): OrganisationValues {
  return {
    name,
    shortName: shortName ?? '',
    kind,
    side,
    districtCode: district?.code ?? null,
    villageCode: village?.code ?? null,
    nib: nib ?? '',
    estateId: estate?.id ?? null,
    address: address ?? '',
    email: '',
    phone: '',
  };
}

/** Whether it can be in an industrial estate as one of many. */
const isTenant = ({ side, kind }: OrganisationValues) => side === 'industry' && kind !== 'estate_operator';

type Request = Body<'/api/organisations', 'post'>;

/** What was left empty is sent as null; a missing kind is for the server to refuse, at its field. */
export function requestOf(values: OrganisationValues): Request {
  const text = (value: string) => value.trim() || null;
  return {
    name: values.name,
    shortName: text(values.shortName),
    kind: values.kind,
    side: values.side,
    districtCode: values.districtCode,
    villageCode: values.districtCode === null ? null : values.villageCode,
    nib: values.side === 'industry' ? text(values.nib.replaceAll(/[\s.-]/g, '')) : null,
    estateId: isTenant(values) ? values.estateId : null,
    address: text(values.address),
    email: text(values.email),
    phone: text(values.phone),
  } as Request;
}

/** How it is reached is changed contact by contact. */
export function changeOf(values: OrganisationValues): Body<'/api/organisations/{id}', 'patch'> {
  const { email: _email, phone: _phone, ...change } = requestOf(values);
  return change;
}

interface OrganisationFieldsProps {
  form: RecordForm<OrganisationValues>;
  /** One that is new is entered with its first contacts. */
  isNew?: boolean;
}

export function OrganisationFields({ form, isNew = false }: OrganisationFieldsProps) {
  const t = useText();
  const word = useWord();
  const options = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: word(prefix, value) }));
  const kind = form.field('kind');
  const chooseKind = (value: string | null) => {
    kind.onChange(value);
    if (value !== null) form.set('side', usualSide(value as (typeof organisationKinds)[number]));
  };
  return (
    <>
      <TextInput label={t('directory.name')} required data-autofocus {...form.field('name')} />
      <FieldRow>
        <Select
          label={t('directory.kind')}
          required
          data={options('directory.kind', organisationKinds)}
          {...kind}
          onChange={chooseKind}
        />
        <Select
          label={t('directory.side')}
          required
          data={options('directory.side', sides)}
          {...form.field('side')}
        />
      </FieldRow>
      <FieldRow>
        <TextInput
          label={t('directory.short-name')}
          description={t('directory.short-name.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.field('shortName')}
        />
        {form.values.side === 'industry' && (
          <TextInput label={t('directory.nib')} inputMode="numeric" {...form.field('nib')} />
        )}
      </FieldRow>
      <PlaceFields form={form} />
      {isTenant(form.values) && (
        <EstateSelect
          label={t('directory.estate')}
          description={t('directory.estate.hint')}
          {...form.field('estateId')}
        />
      )}
      <Textarea label={t('directory.address')} autosize minRows={2} {...form.field('address')} />
      {isNew && (
        <FieldRow>
          <TextInput label={t('directory.email')} type="email" inputMode="email" {...form.field('email')} />
          <TextInput label={t('directory.phone')} type="tel" inputMode="tel" {...form.field('phone')} />
        </FieldRow>
      )}
    </>
  );
}

/** Its district, and a village of that. */
function PlaceFields({ form }: { form: RecordForm<OrganisationValues> }) {
  const t = useText();
  const district = form.field('districtCode');
  const choose = (value: string | null) => {
    district.onChange(value);
    // A village belongs to its district.
    form.set('villageCode', null);
  };
  return (
    <FieldRow>
      <DistrictSelect label={t('directory.district')} {...district} onChange={choose} />
      <VillageSelect
        label={t('directory.village')}
        districtCode={form.values.districtCode}
        {...form.field('villageCode')}
      />
    </FieldRow>
  );
}
