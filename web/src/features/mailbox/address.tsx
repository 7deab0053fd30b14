import classes from './mailbox.module.css';

/** `"Dinas Kesehatan" <dinkes@…>` as a mail program shows it: the name, and the address more quietly. */
export function Address({ value }: { value: string }) {
  const parts = /^\s*"?(?<name>[^"<]*?)"?\s*<(?<address>[^>]+)>\s*$/.exec(value)?.groups;
  if (!parts?.['name']) return <>{parts?.['address'] ?? value}</>;
  return (
    <>
      {parts['name']}
      <span className={classes.second}>{parts['address']}</span>
    </>
  );
}
