/** A random UUID; `crypto.randomUUID` is missing on plain http, where offices do run us at first. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const unanswered = new Map<string, string>();

/** The same content sent again after a lost connection keeps its key, so that the server makes it only once. */
export function keyFor(fingerprint: string): string {
  const key = unanswered.get(fingerprint) ?? randomId();
  unanswered.set(fingerprint, key);
  return key;
}

export function answered(fingerprint: string): void {
  unanswered.delete(fingerprint);
}
