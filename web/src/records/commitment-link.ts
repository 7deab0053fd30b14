import { linkOptions, type LinkProps } from '@tanstack/react-router';

type Question = Record<string, string | undefined>;

/**
 * The list of commitments behind a figure. The API tells its search parameters as text (`light=late`); the
 * route reads them again, so a link opens exactly the rows that were counted.
 */
export function commitmentsBehind(question: string | Question): LinkProps {
  const search = typeof question === 'string' ? Object.fromEntries(new URLSearchParams(question)) : question;
  // A bare "true" would be quoted in the address.
  const values = Object.entries(search).map(([key, value]) => [key, value === 'true' ? true : value]);
  return linkOptions({ to: '/commitments', search: Object.fromEntries(values) as Record<string, never> });
}
