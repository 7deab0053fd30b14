import { Worker } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { Invalid } from '../../kernel/errors.js';

/** A table as somebody typed it: texts without space around them, the headings in the first row. */
export type Table = string[][];

export const mostRows = 10_000;
const mostColumns = 60;
const mostText = 1000;
/** A sheet of 10,000 rows takes a second or two; one that takes longer was made to. */
const patience = 15_000;

/** Reads an XLSX or CSV file, told apart by its bytes and not by its name; {@link Invalid} when it is neither. */
export async function readSheet(bytes: Buffer): Promise<Table> {
  const rows = isZip(bytes) ? await readWorkbook(bytes) : readCsv(bytes);
  const table = rows
    .map((row) => row.slice(0, mostColumns).map((cell) => clean(cell)))
    .map((row, at) => ({ row, at }));
  const filled = table.filter(({ row, at }) => at === 0 || row.some((cell) => cell !== ''));
  if ((filled[0]?.row.filter((cell) => cell !== '').length ?? 0) === 0 || filled.length < 2)
    throw Invalid.field('/file', 'file-empty');
  if (table.length - 1 > mostRows) throw Invalid.field('/file', 'file-rows', { limit1: mostRows });
  return table.map(({ row }) => row);
}

const isZip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

function clean(cell: string): string {
  return cell.normalize('NFC').replaceAll('\0', '').replaceAll(/\s+/g, ' ').trim().slice(0, mostText);
}

function readCsv(bytes: Buffer): Table {
  if (bytes.includes(0)) throw Invalid.field('/file', 'file-type');
  const text = decode(bytes);
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: mostRows + 2,
      max_record_size: mostColumns * mostText * 4,
    });
  } catch {
    throw Invalid.field('/file', 'file-unreadable');
  }
}

/** Excel on Windows still saves "CSV" in the code page of the machine. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Where the comma divides decimals, Excel divides cells with a semicolon. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

/**
 * A workbook is a ZIP of XML that a stranger made: it is read in a thread with little memory of its own, which is
 * ended when it takes too long. As text, so that the thread needs no file beside the compiled ones.
 */
const reader = `
  const { parentPort, workerData } = require('node:worker_threads');
  const text = (cell) => cell === null || cell === undefined ? ''
    : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
  import(workerData.library)
    .then(({ readSheet }) => readSheet(Buffer.from(workerData.bytes)))
    .then((rows) => parentPort.postMessage(rows.slice(0, workerData.most).map((row) => row.map(text))));
`;

async function readWorkbook(bytes: Buffer): Promise<Table> {
  const library = import.meta.resolve('read-excel-file/node');
  const worker = new Worker(reader, {
    eval: true,
    workerData: { library, bytes, most: mostRows + 2 },
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Table>((settle, refuse) => {
      timer = setTimeout(() => refuse(new Error('too slow')), patience);
      worker.once('message', settle);
      worker.once('error', refuse);
      worker.once('exit', () => refuse(new Error('ended without an answer')));
    });
  } catch {
    throw Invalid.field('/file', 'file-unreadable');
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
