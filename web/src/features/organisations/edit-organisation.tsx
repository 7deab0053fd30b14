import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, client, ifMatch, refresh, useMe, type Organisation } from '../../api';
import { useDistricts } from '../../records';
import { tell, useText, useWord } from '../../ui';
import { Dialog, RecordFormView, StaleWrite, useRecordForm } from '../../ui/forms';
import { changeOf, OrganisationFields, valuesOf, type OrganisationValues } from './organisation-fields';
import { useEstates } from './use-estates';

interface EditOrganisationProps {
  organisation: Organisation;
  onClose: () => void;
}

export function EditOrganisation({ organisation, onClose }: EditOrganisationProps) {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<Organisation | null>(null);
  // A ref, because "keep mine" sends again in the same breath in which it takes the newer version.
  const version = useRef(organisation.version);
  const { id } = organisation;
  const asked = useMemo(() => ({ params: { path: { id } } }), [id]);
  const take = (saved: Organisation) =>
    queries.setQueryData(api.queryOptions('get', '/api/organisations/{id}', asked).queryKey, saved);
  const form = useRecordForm({
    initial: valuesOf(organisation),
    draft: `${me.id}.organisation-${id}`,
    save: async (values: OrganisationValues) => {
      const { data } = await client.PATCH('/api/organisations/{id}', {
        ...ifMatch(version.current),
        ...asked,
        body: changeOf(values),
      });
      take(data!);
      void refresh(queries, '/api/organisations', '/api/commitments');
      tell(t('directory.saved'));
      onClose();
    },
  });
  useEffect(() => {
    if (form.stale) void client.GET('/api/organisations/{id}', asked).then(({ data }) => setTheirs(data!));
  }, [form.stale, asked]);
  const keepMine = () => {
    version.current = theirs!.version;
    setTheirs(null);
    form.submit();
  };
  const takeTheirs = () => {
    form.reset(valuesOf(theirs!));
    take(theirs!);
    onClose();
  };
  return (
    <>
      <Dialog opened={!form.stale} onClose={onClose} title={t('directory.edit')}>
        <RecordFormView form={form} submitLabel={t('common.save')} onCancel={onClose}>
          <OrganisationFields form={form} />
        </RecordFormView>
      </Dialog>
      <Versions form={form} theirs={theirs} onMine={keepMine} onTheirs={takeTheirs} onClose={onClose} />
    </>
  );
}

interface VersionsProps {
  form: { stale: boolean; values: OrganisationValues };
  theirs: Organisation | null;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** Somebody else saved first: both versions, side by side. */
function Versions({ form, theirs, onMine, onTheirs, onClose }: VersionsProps) {
  const t = useText();
  const word = useWord();
  const estates = useEstates(form.stale).map((estate) => [estate.id, estate.name] as const);
  const districts = useDistricts(form.stale).map(({ value, label }) => [value, label] as const);
  const villages = [[theirs?.village?.code, theirs?.village?.name] as const];
  const names = new Map<unknown, string | null | undefined>([...estates, ...districts, ...villages]);
  const show = (key: keyof OrganisationValues, value: unknown) => {
    if (typeof value !== 'string' || value === '') return t('common.none');
    if (key === 'kind' || key === 'side') return word(`directory.${key}`, value);
    return names.get(value) ?? value;
  };
  return (
    <StaleWrite
      opened={form.stale}
      mine={form.values}
      theirs={theirs && valuesOf(theirs)}
      labels={{
        name: t('directory.name'),
        kind: t('directory.kind'),
        side: t('directory.side'),
        shortName: t('directory.short-name'),
        districtCode: t('directory.district'),
        villageCode: t('directory.village'),
        nib: t('directory.nib'),
        estateId: t('directory.estate'),
        address: t('directory.address'),
      }}
      show={show}
      onMine={onMine}
      onTheirs={onTheirs}
      onClose={onClose}
    />
  );
}
