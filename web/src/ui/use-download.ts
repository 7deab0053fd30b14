import { useState } from 'react';
import { tellProblem } from './feedback/toast';
import { useText } from './text';

interface Fetched {
  /** A Blob, though the types of the API do not know it as one. */
  data?: unknown;
  name: string;
}

/**
 * Fetches a file rather than linking to it, so that a proof can be asked for, and a refusal is a sentence and not a file.
 */
export function useDownload(
  fetched: () => Promise<Fetched>,
  onSaved?: () => unknown,
): { download: () => Promise<void>; busy: boolean } {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const { data, name } = await fetched();
      save(data as Blob, name);
      await onSaved?.();
    } catch (error) {
      tellProblem(error, t('common.problem.unknown'));
    } finally {
      setBusy(false);
    }
  };
  return { download, busy };
}

/** Where the browser puts what is downloaded. */
function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser reads it after the click; a minute later it surely has.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
