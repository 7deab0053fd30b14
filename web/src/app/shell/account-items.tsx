import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconId,
  IconKey,
  IconKeyboard,
  IconLink,
  IconLogout,
  IconPresentation,
  IconShieldLock,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useOffice } from '../../api';
import { useLocale, useText, type Locale } from '../../ui';
import { setLargeScreen } from '../large-screen';
import { useChangeLanguage } from './session-moves';

const languages: { locale: Locale; name: string }[] = [
  { locale: 'id', name: 'Bahasa Indonesia' },
  { locale: 'en', name: 'English' },
];
const schemes = ['light', 'dark', 'auto'] as const;

const tick = (shown: boolean) => (shown ? <IconCheck size="1rem" stroke={2} aria-hidden /> : null);

export interface AccountMoves {
  onKeys: () => void;
  onSignOut: () => void;
}

/** The items of the account menu, at a desk and behind "more" on a phone. */
export function AccountItems({ onKeys, onSignOut }: AccountMoves) {
  const t = useText();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const changeLanguage = useChangeLanguage();
  return (
    <>
      <Menu.Label>{t('shell.language')}</Menu.Label>
      {languages.map((language) => (
        <Menu.Item
          key={language.locale}
          lang={language.locale}
          aria-current={language.locale === locale}
          rightSection={tick(language.locale === locale)}
          onClick={() => changeLanguage(language.locale)}
        >
          {language.name}
        </Menu.Item>
      ))}
      <Menu.Label>{t('shell.theme')}</Menu.Label>
      {schemes.map((scheme) => (
        <Menu.Item
          key={scheme}
          aria-current={scheme === colorScheme}
          rightSection={tick(scheme === colorScheme)}
          onClick={() => setColorScheme(scheme)}
        >
          {t(`shell.theme.${scheme}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <OwnPages />
      <Menu.Item
        leftSection={<IconPresentation size="1rem" stroke={1.75} aria-hidden />}
        onClick={() => setLargeScreen(true)}
      >
        {t('shell.screen')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconKeyboard size="1rem" stroke={1.75} aria-hidden />}
        onClick={onKeys}
        visibleFrom="sm"
      >
        {t('shell.keys')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size="1rem" stroke={1.75} aria-hidden />} onClick={onSignOut}>
        {t('shell.sign-out')}
      </Menu.Item>
    </>
  );
}

const ownPages = [
  { to: '/account/identities', label: 'shell.account.identities', icon: IconLink },
  { to: '/account/security', label: 'shell.account.security', icon: IconShieldLock },
  { to: '/account/data', label: 'shell.account.data', icon: IconId },
  { to: '/account/tokens', label: 'shell.account.tokens', icon: IconKey },
] as const;

/** What a person looks after about themselves: their ways in, and what is held about them. */
function OwnPages() {
  const t = useText();
  const { sso } = useOffice();
  return ownPages
    .filter(({ to }) => to !== '/account/identities' || sso !== null)
    .map(({ to, label, icon: Icon }) => (
      <Menu.Item
        key={to}
        component={Link}
        to={to}
        leftSection={<Icon size="1rem" stroke={1.75} aria-hidden />}
      >
        {t(label)}
      </Menu.Item>
    ));
}
