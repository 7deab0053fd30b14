import { getRouteApi, Link } from '@tanstack/react-router';
import { api, type RightsTable } from '../../api';
import { FilterBar, Loaded, Page, Section, useText, useWord } from '../../ui';
import classes from './administration.module.css';

type Right = RightsTable['rights'][number];
type Role = RightsTable['roles'][number];

const route = getRouteApi('/inside/administration/rights');

/** Who may do what: the very table that the server decides by, in words. */
export function RightsPage() {
  const t = useText();
  const query = api.useQuery('get', '/api/rights', {}, { staleTime: Infinity });
  return (
    <Page
      title={t('shell.rights')}
      eyebrow={
        <Link to="/administration" activeOptions={{ exact: true }}>
          {t('shell.administration')}
        </Link>
      }
      lead={t('administration.rights.lead')}
    >
      <Loaded query={query}>{(table) => <Table table={table} />}</Loaded>
    </Page>
  );
}

function Table({ table: { rights, roles } }: { table: RightsTable }) {
  const t = useText();
  const word = useWord();
  const { role } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = rights.filter(
    ({ holders }) => role === undefined || holders.some((one) => one.role === role),
  );
  const things = [...new Set(asked.map(({ thing }) => thing))];
  const options = roles.map(({ role: value }) => ({ value, label: word('shell.role', value) }));
  return (
    <>
      <FilterBar
        search={null}
        value={{ role }}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }) as typeof before, replace: true })
        }
        filters={[{ key: 'role', label: t('administration.rights.role'), options }]}
      />
      {role !== undefined && <h2 className={classes.whose}>{word('shell.role', role)}</h2>}
      {things.length === 0 && <p className={classes.text}>{t('administration.rights.nothing')}</p>}
      {things.map((thing) => (
        <Section key={thing} title={word('administration.thing', thing)}>
          <Rows rows={asked.filter((right) => right.thing === thing)} thing={thing} role={role} />
        </Section>
      ))}
      {role === undefined && <Clearances roles={roles} />}
    </>
  );
}

/** The deeds on one thing; with a role chosen, how far that role reaches, else everyone who may. */
function Rows({ rows, thing, role }: { rows: Right[]; thing: string; role: string | undefined }) {
  const t = useText();
  const word = useWord();
  return (
    <table className={classes.table} aria-label={word('administration.thing', thing)}>
      <thead>
        <tr>
          <th scope="col">{t('administration.rights.may')}</th>
          <th scope="col">
            {t(role === undefined ? 'administration.rights.whose' : 'administration.rights.reach')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ verb, holders }) => (
          <tr key={verb}>
            <th scope="row">{word('administration.verb', verb)}</th>
            <td>{role === undefined ? <Holders holders={holders} /> : <Reach of={holders} role={role} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reach({ of, role }: { of: Right['holders']; role: string }) {
  const word = useWord();
  return of.filter((one) => one.role === role).map(({ reach }) => word('administration.reach', reach));
}

/** Those who reach equally far stand together, so that a row reads as few sentences. */
function Holders({ holders }: { holders: Right['holders'] }) {
  const word = useWord();
  const reaches = [...new Set(holders.map(({ reach }) => reach))];
  return (
    <ul className={classes.holders}>
      {reaches.map((reach) => (
        <li key={reach}>
          {holders
            .filter((one) => one.reach === reach)
            .map(({ role }) => word('shell.role', role))
            .join(', ')}
          <span className={classes.text}>{` – ${word('administration.reach', reach)}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Clearances({ roles }: { roles: Role[] }) {
  const t = useText();
  const word = useWord();
  return (
    <Section title={t('administration.rights.clearances')}>
      <p className={classes.note}>{t('administration.rights.clearances.text')}</p>
      <table className={classes.table} aria-label={t('administration.rights.clearances')}>
        <thead>
          <tr>
            <th scope="col">{t('administration.rights.role')}</th>
            <th scope="col">{t('administration.rights.held-for')}</th>
            <th scope="col">{t('administration.rights.sees')}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map(({ role, scope, clearance }) => (
            <tr key={role}>
              <th scope="row">{word('shell.role', role)}</th>
              <td>{word('administration.scope', scope)}</td>
              <td>{word('administration.clearance', clearance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
