import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { client, ifMatch, refresh, type Body, type Estate } from '../../api';
import { OrganisationSelect, useDistricts } from '../../records';
import { tell, useText } from '../../ui';
import {
  Dialog,
  FieldRow,
  QuantityInput,
  RecordFormView,
  useRecordForm,
  type RecordForm,
} from '../../ui/forms';
import { RemoveEstate } from './remove-estate';

interface EstateValues {
  code: string;
  name: string;
  operatorId: string | null;
  districtCodes: string[];
  areaHectares: number | null;
  areaSource: string;
  areaYear: number | string;
}

/** A new estate, or what is known of one. */
export function EditEstate({ estate, onClose }: { estate: Estate | null; onClose: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const form = useRecordForm({
    initial: estate === null ? noEstate : valuesOf(estate),
    save: async (values: EstateValues) => {
      const body = requestOf(values);
      if (estate === null) await client.POST('/api/estates', { body });
      else {
        const params = { path: { id: estate.id } };
        await client.PATCH('/api/estates/{id}', { ...ifMatch(estate.version), params, body });
      }
      await refresh(queries, '/api/estates', '/api/organisations');
      tell(t('estates.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t(estate === null ? 'estates.new' : 'estates.edit')} onClose={onClose}>
      <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
        <EstateFields form={form} estate={estate} />
      </RecordFormView>
      {estate !== null && <RemoveEstate estate={estate} onRemoved={onClose} />}
    </Dialog>
  );
}

function EstateFields({ form, estate }: { form: RecordForm<EstateValues>; estate: Estate | null }) {
  const t = useText();
  const districts = useDistricts();
  const code = form.field('code');
  return (
    <>
      <TextInput label={t('estates.name')} required maxLength={240} data-autofocus {...form.field('name')} />
      <FieldRow>
        <TextInput
          label={t('estates.code')}
          description={t('estates.code.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          maxLength={40}
          {...code}
          onChange={({ currentTarget }) => code.onChange(currentTarget.value.toUpperCase())}
        />
        <MultiSelect
          label={t('estates.districts')}
          searchable
          data={districts}
          {...form.field('districtCodes')}
        />
      </FieldRow>
      <OrganisationSelect
        label={t('estates.operator')}
        description={t('estates.operator.hint')}
        kind="estate_operator"
        clearable
        {...form.field('operatorId')}
        chosen={estate?.operator ?? null}
      />
      <FieldRow>
        <QuantityInput label={t('estates.area.hectares')} unit="ha" {...form.field('areaHectares')} />
        <NumberInput
          label={t('estates.area.year')}
          min={1900}
          max={2200}
          allowDecimal={false}
          hideControls
          {...form.field('areaYear')}
        />
      </FieldRow>
      <TextInput label={t('estates.area.source')} maxLength={200} {...form.field('areaSource')} />
    </>
  );
}

const noEstate: EstateValues = {
  code: '',
  name: '',
  operatorId: null,
  districtCodes: [],
  areaHectares: null,
  areaSource: '',
  areaYear: '',
};

const valuesOf = ({ code, name, operator, districts, areaHectares, ...area }: Estate): EstateValues => ({
  code,
  name,
  operatorId: operator?.id ?? null,
  districtCodes: districts.map((district) => district.code),
  areaHectares,
  areaSource: area.areaSource ?? '',
  areaYear: area.areaYear ?? '',
});

/** What was left empty is sent as null. */
function requestOf(values: EstateValues): Body<'/api/estates', 'post'> {
  return {
    ...values,
    areaYear: values.areaYear === '' ? null : Number(values.areaYear),
    areaSource: values.areaSource.trim() || null,
  };
}
