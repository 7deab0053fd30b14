import { Empty, useText } from '../../ui';
import classes from './attendance-report.module.css';

const all = ['invited', 'present', 'represented', 'absent', 'walkIn', 'open'] as const;
/** Exceptions: a column of them stands only where there is one. */
const rare: readonly string[] = ['walkIn', 'open'];

type Row = { key: string; name: string } & Record<(typeof all)[number], number>;

/** Figures side by side; a zero is faint, so that what is not zero is seen. */
export function CountsTable({ label, head, rows }: { label: string; head: string; rows: Row[] }) {
  const t = useText();
  if (rows.length === 0) return <Empty title={t('attendance.empty')}>{t('attendance.empty.text')}</Empty>;
  const columns = all.filter((column) => !rare.includes(column) || rows.some((row) => row[column] > 0));
  return (
    // Wider than a phone with long names: the keyboard can move it too, as axe asks of what scrolls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes.figure}>
                {t(`attendance.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {columns.map((column) => (
                <td key={column} className={classes.figure} data-zero={row[column] === 0 || undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
