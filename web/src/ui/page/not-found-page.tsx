import { Link } from '@tanstack/react-router';
import { useText } from '../text';
import { Page } from './page';

/** What is not there, or not for this reader: the two are told apart by nothing. */
export function NotFoundPage() {
  const t = useText();
  return (
    <Page title={t('shell.not-found')} width="prose" lead={t('shell.not-found.text')}>
      <Link to="/">{t('shell.not-found.home')}</Link>
    </Page>
  );
}
