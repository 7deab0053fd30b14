/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** One line of a CSV file (RFC 4180) that a spreadsheet shows and never runs. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => field(value === null ? '' : String(value))).join(',')}\r\n`;
}

function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
