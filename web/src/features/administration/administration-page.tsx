import { Link } from '@tanstack/react-router';
import { useMe } from '../../api';
import { Page, useText } from '../../ui';
import classes from './administration.module.css';
import { administrationPages } from './pages';

/** The pages that run the installation. */
export function AdministrationPage() {
  const t = useText();
  const { can } = useMe();
  return (
    <Page title={t('shell.administration')} lead={t('administration.lead')} width="prose">
      <ul className={classes.pages}>
        {administrationPages(can).map(({ id, label, text, to, search }) => (
          <li key={id}>
            <Link to={to} {...(search !== undefined && { search })} className={classes.page}>
              <span className={classes.name}>{t(label)}</span>
              <span className={classes.text}>{t(text)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
