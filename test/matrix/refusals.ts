import { isId } from '../../src/kernel/id.js';
import type { TestOffice } from '../support/office.js';
import type { Answer, Letter } from './door.js';
import type { Asker } from './principals.js';
import type { Ask } from './requests.js';

/** What the log says of refusals, and what it should say: by request, so that nothing else may be said either. */
export class Refusals {
  readonly heard: string[] = [];
  readonly expected: string[] = [];

  /** Hears all that the server writes into its log from now on: of what it notes, refusals are all, and nothing fails. */
  static of({ log }: TestOffice): Refusals {
    const refusals = new Refusals();
    log.hears = (line) => {
      const said = JSON.parse(line) as Line;
      // Warnings (40) have reasons of their own: a sign-in at the provider that failed, a secret of another SECRET.
      if (said.level === 30 || said.level > 40) refusals.heard.push(linedUp(said));
    };
    return refusals;
  }

  /** Someone whom the server knows is to be found in the log by every refusal, and by nothing else. */
  expect({ line, rule }: Ask, { person, name }: Asker, { path }: Letter, { status, body }: Answer): void {
    if ((status !== 403 && status !== 404) || name === 'nobody' || (rule !== undefined && 'public' in rule))
      return;
    const [method = '', route = ''] = line.split(' ');
    const values = (path.split('?')[0] ?? '').split('/');
    const named = route.split('/').map((part, at): [string, string] => [part, values[at] ?? '']);
    const ids = named.filter(([part, value]) => part.startsWith(':') && isId(value));
    const refused = {
      account: person.userId,
      method,
      route,
      ids: Object.fromEntries(ids.map(([part, value]) => [part.slice(1), value])),
    };
    const { instance: reqId = '' } = body as { instance?: string };
    this.expected.push(linedUp({ level: 30, reqId, status, refused, msg: 'refused' }));
  }

  /** What was heard and what should have been since the last time, in one order. */
  take(): { heard: string[]; expected: string[] } {
    const [heard, expected] = [this.heard, this.expected].map((lines) => lines.splice(0).toSorted());
    return { heard: heard ?? [], expected: expected ?? [] };
  }
}

type Line = Record<'reqId' | 'status' | 'refused' | 'msg', unknown> & { level: number };

/** All that a line says but when and by which process. */
function linedUp({ reqId, level, status, refused, msg, ...more }: Line): string {
  const { time: _time, pid: _pid, hostname: _hostname, ...rest } = more as Record<string, unknown>;
  return JSON.stringify({ reqId, level, status, refused, msg, ...rest });
}
