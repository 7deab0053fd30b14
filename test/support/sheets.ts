import writeSheet from 'write-excel-file/node';

/** A workbook as Excel saves it, with these texts in its cells. */
export async function aWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => ({ type: String, value })));
  return writeSheet(cells as never).toBuffer();
}

/** The same as CSV. */
export const aCsv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'));
