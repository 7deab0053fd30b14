import pg from 'pg';

const { DATE, NUMERIC, INT8 } = pg.types.builtins;

/**
 * How values leave the driver: days stay texts (a promise about a day has no zone), numbers become numbers.
 * Our largest numeric is a rupiah value below 10^15, which a double holds exactly.
 */
export function setTypeParsers(): void {
  pg.types.setTypeParser(DATE, (value) => value);
  pg.types.setTypeParser(NUMERIC, Number);
  pg.types.setTypeParser(INT8, Number);
}
