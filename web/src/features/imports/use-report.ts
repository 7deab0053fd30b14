import { useState } from 'react';
import { client } from '../../api';
import { tellProblem, useText } from '../../ui';
import { type Import } from './kinds';

/** Fetches the report rather than linking to it, so that a refusal is a sentence and not a file. */
export function useReport({ id }: Import): { download: () => Promise<void>; busy: boolean } {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { data, response } = await client.GET('/api/imports/{id}/report', {
        params: { path: { id } },
        parseAs: 'blob',
      });
      const href = URL.createObjectURL(data as unknown as Blob);
      Object.assign(document.createElement('a'), { href, download: nameOf(response) }).click();
      // The browser reads it after the click; a minute later it surely has.
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return { download, busy };
}

/** As the server calls it, in the reader's language. */
const nameOf = ({ headers }: Response): string =>
  /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'impor.csv';
