import { Button, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { api, client, ProblemError, useMe, useOffice } from '../../api';
import { useText } from '../../ui';
import { Dialog, type RecordForm, RecordFormView, useRecordForm } from '../../ui/forms';
import { useInvited } from '../../records/invite-sent';
import { noRole, RoleFields, roleRequest, type RoleValues } from './role-fields';
import classes from './users.module.css';

interface Values {
  name: string;
  email: string;
  locale: 'id' | 'en';
  roles: RoleValues[];
}

/** Waits until the organisation that was asked for is known by name, so that the form can show it. */
export function Invite({
  organisationId,
  onClose,
}: {
  organisationId: string | undefined;
  onClose: () => void;
}) {
  const asked = { params: { path: { id: organisationId ?? '' } } };
  const enabled = organisationId !== undefined;
  const { data, isError } = api.useQuery('get', '/api/organisations/{id}', asked, { enabled, retry: false });
  if (enabled && data === undefined && !isError) return null;
  return <InviteForm organisation={data} onClose={onClose} />;
}

interface InviteFormProps {
  organisation: { id: string; name: string } | undefined;
  onClose: () => void;
}

function InviteForm({ organisation, onClose }: InviteFormProps) {
  const t = useText();
  const me = useMe();
  const { today } = useOffice();
  const told = useInvited();
  const first: RoleValues = organisation
    ? { ...noRole(today), role: 'liaison', organisationId: organisation.id }
    : noRole(today);
  const form = useRecordForm<Values>({
    initial: { name: '', email: '', locale: 'id', roles: [first] },
    draft: `${me.id}.invitation-${organisation?.id ?? 'new'}`,
    save: async ({ roles, ...values }) => {
      const body = { ...values, roles: roles.map(roleRequest) };
      const { data } = await client.POST('/api/invitations', { body });
      await told(data!.id, values.email);
      onClose();
    },
  });
  const { problem } = form;
  const known = problem instanceof ProblemError ? problem.userId : null;
  return (
    <Dialog title={t('users.invite')} onClose={onClose}>
      <p className={classes.lead}>{t('users.invite.text')}</p>
      <RecordFormView form={form} submitLabel={t('users.invite.send')} onCancel={onClose}>
        {known !== null && (
          <Link to="/users/$id" params={{ id: known }}>
            {t('users.invite.known')}
          </Link>
        )}
        <TextInput label={t('users.name.full')} required data-autofocus {...form.field('name')} />
        <TextInput
          label={t('users.email')}
          description={t('users.email.hint')}
          type="email"
          inputMode="email"
          required
          {...form.field('email')}
        />
        <Select
          label={t('users.locale')}
          data={[
            { value: 'id', label: t('users.locale.id') },
            { value: 'en', label: t('users.locale.en') },
          ]}
          allowDeselect={false}
          {...form.field('locale')}
        />
        <Roles form={form} organisation={organisation} />
      </RecordFormView>
    </Dialog>
  );
}

function Roles({
  form,
  organisation,
}: {
  form: RecordForm<Values>;
  organisation: InviteFormProps['organisation'];
}) {
  const t = useText();
  const { today } = useOffice();
  const { roles } = form.values;
  const change = (at: number, part: Partial<RoleValues>) =>
    form.set(
      'roles',
      roles.map((role, index) => (index === at ? { ...role, ...part } : role)),
    );
  return (
    <>
      {roles.map((values, at) => (
        <fieldset key={at} className={classes.role}>
          <legend>{t('users.role')}</legend>
          <RoleFields
            at={`roles.${at}.`}
            values={values}
            form={form as unknown as RecordForm<object>}
            onChange={(part) => change(at, part)}
            organisation={at === 0 ? organisation : undefined}
          />
          {roles.length > 1 && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={t('users.invite.remove-role', { number: at + 1 })}
              onClick={() =>
                form.set(
                  'roles',
                  roles.filter((_role, index) => index !== at),
                )
              }
            >
              {t('common.delete')}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={roles.length > 9}
          onClick={() => form.set('roles', [...roles, noRole(today)])}
        >
          {t('users.invite.add-role')}
        </Button>
      </div>
    </>
  );
}
