/** A mail that cannot be handed over this often is given up. */
export const mostAttempts = 12;

const firstDelayMinutes = 1;
const longestDelayMinutes = 6 * 60;

/**
 * Minutes until the next attempt after `attempts` failed ones: doubling from one minute to six hours, and up to a
 * fifth more or less of it so that mails that failed together do not come back together. `chance` is in [0, 1).
 */
export function retryDelay(attempts: number, chance: number): number {
  const delay = Math.min(firstDelayMinutes * 2 ** (attempts - 1), longestDelayMinutes);
  return delay * (0.8 + 0.4 * chance);
}

/** What nodemailer tells about a failure. */
interface MailError {
  code?: string;
  responseCode?: number;
}

/**
 * True when the mail server has refused this mail for good (a 5xx answer to the addresses or the content, RFC 5321,
 * 4.2.1), or the address is none. A refused password or greeting is our own trouble and may pass.
 */
export function isRefusal(error: unknown): boolean {
  const { code, responseCode } = error as MailError;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return false;
  return responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500;
}
