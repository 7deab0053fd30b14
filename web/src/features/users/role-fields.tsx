import { Select } from '@mantine/core';
import { api, useOffice, type Body } from '../../api';
import { DistrictSelect, holderKinds, OrganisationSelect, type Role, roles, roleScopes } from '../../records';
import { useText, useWord } from '../../ui';
import { FieldRow, TypedDateInput, type RecordForm } from '../../ui/forms';

type Request = Body<'/api/users/{id}/roles', 'post'>;

/** A role as it is being filled in; a position is found by way of its organisation. */
export interface RoleValues {
  role: Role | null;
  organisationId: string | null;
  positionId: string | null;
  districtCode: string | null;
  kind: (typeof holderKinds)[number];
  startsOn: string;
  endsOn: string;
}

export const noRole = (today: string): RoleValues => ({
  role: null,
  organisationId: null,
  positionId: null,
  districtCode: null,
  kind: 'definitive',
  startsOn: today,
  endsOn: '',
});

/** What the role is held for and nothing else; a missing role is for the server to refuse, at its field. */
export function roleRequest(values: RoleValues): Request {
  const { role, organisationId, positionId, districtCode, kind, startsOn, endsOn } = values;
  const scope = role === null ? 'office' : roleScopes[role];
  return {
    role: role as Role,
    kind,
    startsOn: startsOn || null,
    endsOn: endsOn || null,
    ...(scope === 'organisation' && { organisationId }),
    ...(scope === 'position' && { positionId }),
    ...(scope === 'district' && { districtCode }),
  };
}

interface RoleFieldsProps {
  /** Where the role stands in the form: '' or 'roles.0.'. */
  at: string;
  values: RoleValues;
  form: RecordForm<object>;
  onChange: (change: Partial<RoleValues>) => void;
  /** The organisation's words, where it is given from outside. */
  organisation?: { id: string; name: string } | undefined;
}

/** As what, for whom, and for how long. */
export function RoleFields({ at, values, form, onChange, organisation }: RoleFieldsProps) {
  const t = useText();
  const word = useWord();
  const scope = values.role === null ? null : roleScopes[values.role];
  const dress = (name: keyof RoleValues) => ({
    id: form.field(`${at}${name}`).id,
    error: form.field(`${at}${name}`).error,
  });
  const choose = (role: Role | null) => onChange({ role, positionId: null, districtCode: null });
  return (
    <>
      <Select
        label={t('users.role')}
        required
        data={roles.map((role) => ({ value: role, label: word('shell.role', role) }))}
        {...dress('role')}
        value={values.role}
        onChange={(value) => choose(value as Role | null)}
      />
      {(scope === 'organisation' || scope === 'position') && (
        <OrganisationSelect
          label={t('users.organisation')}
          required
          chosen={organisation}
          {...dress('organisationId')}
          value={values.organisationId}
          onChange={(organisationId) => onChange({ organisationId, positionId: null })}
        />
      )}
      {scope === 'position' && values.organisationId !== null && (
        <PositionOf
          organisationId={values.organisationId}
          {...dress('positionId')}
          value={values.positionId}
          onChange={(positionId) => onChange({ positionId })}
        />
      )}
      {scope === 'district' && (
        <DistrictSelect
          label={t('users.district')}
          required
          {...dress('districtCode')}
          value={values.districtCode}
          onChange={(districtCode) => onChange({ districtCode })}
        />
      )}
      {values.role !== null && <Term {...{ values, dress, onChange }} />}
    </>
  );
}

interface TermProps {
  values: RoleValues;
  dress: (name: keyof RoleValues) => { id: string; error: React.ReactNode };
  onChange: (change: Partial<RoleValues>) => void;
}

function Term({ values, dress, onChange }: TermProps) {
  const t = useText();
  const word = useWord();
  const { today } = useOffice();
  const acts = values.kind !== 'definitive';
  return (
    <>
      <Select
        label={t('users.kind')}
        data={holderKinds.map((kind) => ({ value: kind, label: word('users.kind', kind) }))}
        allowDeselect={false}
        {...dress('kind')}
        value={values.kind}
        onChange={(kind) => onChange({ kind: kind as RoleValues['kind'] })}
      />
      <FieldRow>
        <TypedDateInput
          label={t('users.from')}
          today={today}
          {...dress('startsOn')}
          value={values.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
        />
        <TypedDateInput
          label={t('users.until')}
          description={t(acts ? 'users.until.acting' : 'users.until.hint')}
          required={acts}
          today={today}
          lean="future"
          {...dress('endsOn')}
          value={values.endsOn}
          onChange={(endsOn) => onChange({ endsOn })}
        />
      </FieldRow>
    </>
  );
}

interface PositionOfProps {
  organisationId: string;
  id: string;
  error: React.ReactNode;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** The positions of one organisation: administrators do not search all holders of the regency. */
function PositionOf({ organisationId, ...input }: PositionOfProps) {
  const t = useText();
  const asked = { params: { path: { id: organisationId } } };
  const { data } = api.useQuery('get', '/api/organisations/{id}', asked);
  const positions = data?.positions.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Select
      label={t('users.position')}
      required
      searchable
      data={positions ?? []}
      description={positions?.length === 0 ? t('users.position.none') : undefined}
      {...input}
    />
  );
}
