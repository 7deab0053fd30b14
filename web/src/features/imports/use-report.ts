import { client } from '../../api';
import { useDownload } from '../../ui';
import { type Import } from './kinds';

/** The report of an import, row by row. */
export const useReport = ({ id }: Import) =>
  useDownload(async () => {
    const { data, response } = await client.GET('/api/imports/{id}/report', {
      params: { path: { id } },
      parseAs: 'blob',
    });
    return { data, name: nameOf(response) };
  });

/** As the server calls it, in the reader's language. */
const nameOf = ({ headers }: Response): string =>
  /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'impor.csv';
