const shape = /^(\d{1,2})(?:[.:,]?([0-5]\d))?\s*(am|pm)?$/;

/** A time as people say it ("9", "09.30", "1430", "jam 14", "2 pm") as 'HH:MM', or null. */
export function parseTypedTime(typed: string): string | null {
  const text = typed
    .toLowerCase()
    .replace(/\b(pukul|jam|pk|at|wib|wita|wit)\b\.?/g, '')
    .replace(/\ba\.m\.?/, 'am')
    .replace(/\bp\.m\.?/, 'pm')
    .trim();
  const found = shape.exec(text);
  if (found === null) return null;
  const [, hours = '', minutes = '00', half] = found;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
