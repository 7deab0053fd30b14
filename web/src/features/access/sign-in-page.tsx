import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { client, useOffice, type Me, type Office } from '../../api';
import { useText, useWord } from '../../ui';
import { RecordFormView, useRecordForm } from '../../ui/forms';
import classes from './access.module.css';
import { Outside } from '../../records/outside';
import { PasskeyButton, passkeysWork } from './passkey-button';
import { useEnter } from './use-enter';

const route = getRouteApi('/sign-in');

/** The way in; afterwards one is where one wanted to go. */
export function SignInPage() {
  const t = useText();
  const office = useOffice();
  const enter = useEnter(route.useSearch().back);
  const form = useRecordForm({
    initial: { email: '', password: '' },
    save: async (values) => {
      const { data } = await client.POST('/api/sessions', { body: values });
      await enter(data as Me);
    },
  });
  const fill = (hint: Hint) => {
    form.set('email', hint.email);
    form.set('password', hint.password);
  };
  return (
    <Outside title={t('access.sign-in.title')}>
      <RecordFormView form={form} submitLabel={t('access.sign-in')} guarded={false}>
        <TextInput
          label={t('access.email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.field('email')}
        />
        <PasswordInput
          label={t('access.password')}
          autoComplete="current-password"
          {...form.field('password')}
        />
      </RecordFormView>
      <p className={classes.aside}>
        <Link to="/forgot-password">{t('access.forgot')}</Link>
      </p>
      {(passkeysWork() || office.sso !== null) && <p className={classes.or}>{t('access.sso.or')}</p>}
      {passkeysWork() && (
        <PasskeyButton
          label={t('access.passkey')}
          challenge="/api/sessions/passkey/challenge"
          onAnswer={async (body) => {
            const { data } = await client.PUT('/api/sessions/passkey', { body });
            await enter(data as Me);
          }}
        />
      )}
      {office.sso !== null && <SingleSignOn name={office.sso.name} />}
      {office.signInHints.length > 0 && <Hints hints={office.signInHints} onChoose={fill} />}
    </Outside>
  );
}

/** A link and not a form: the browser leaves for the provider, and comes back to where the person wanted to go. */
function SingleSignOn({ name }: { name: string }) {
  const t = useText();
  const { back } = route.useSearch();
  const search = back === undefined ? '' : `?${new URLSearchParams({ back }).toString()}`;
  return (
    <Button component="a" href={`/api/sso/start${search}`} variant="default" fullWidth mt="sm">
      {t('access.sso.sign-in', { name })}
    </Button>
  );
}

type Hint = Office['signInHints'][number];

function Hints({ hints, onChoose }: { hints: Hint[]; onChoose: (hint: Hint) => void }) {
  const t = useText();
  const word = useWord();
  return (
    <section className={classes.hints} aria-label={t('access.hints')}>
      <h2 className={classes.hintsTitle}>{t('access.hints')}</h2>
      <p className={classes.hintsText}>{t('access.hints.text')}</p>
      <ul className={classes.hintList}>
        {hints.map((hint) => (
          <li key={hint.email}>
            <button type="button" className={classes.hint} onClick={() => onChoose(hint)}>
              <span>{word('shell.role', hint.role)}</span>
              <span className={classes.hintEmail}>{hint.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
