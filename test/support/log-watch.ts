import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Mailer } from '../../src/platform/mail/mailer.js';
import { forgetAll, learn, learnFrom, learnFromAnswer, leaksIn, masked } from './secrets.js';

let watching = 0;

/**
 * Reads the log of an office, at the level that tells most, and finds what should not stand there (promise S17):
 * passwords, cookies, tokens and codes that came and went while the office was open, and what people wrote.
 */
export class LogWatch {
  /** What was said, and by whom. */
  private lines: { line: string; stack: string }[] = [];

  /** Who else listens. */
  hears: (line: string) => void = () => undefined;

  /** `prints` shows errors to whoever runs the tests. */
  constructor(public prints = true) {
    watching += 1;
  }

  write(line: string): void {
    const isDebugging = line.startsWith('{"level":20,');
    this.lines.push({ line, stack: isDebugging ? '' : stackHere() });
    this.hears(line);
    if (this.prints && /^\{"level":[56]0,/.test(line)) process.stdout.write(line);
  }

  /** All that was said since it was last verified. */
  get said(): string {
    return this.lines.map(({ line }) => line).join('');
  }

  /** @throws Error that tells where what was said, without saying it again */
  verify(): void {
    // Nearly always nothing is found, which is seen sooner in one text.
    const suspects = leaksIn(this.said).length === 0 ? [] : this.lines;
    const faults = suspects.flatMap(({ line, stack }) => {
      const leaks = leaksIn(line);
      if (leaks.length === 0) return [];
      const kinds = [...new Set(leaks.map(({ kind }) => kind))].join(', ');
      return [`The log tells a secret (${kinds}), ${placeOf(stack)}:\n${masked(line, leaks)}`];
    });
    this.lines = [];
    if (faults.length > 0) throw new Error(faults.slice(0, 10).join('\n'));
  }

  end(): void {
    try {
      this.verify();
    } finally {
      watching -= 1;
      if (watching === 0) forgetAll();
    }
  }

  /** Learns from all that this server is asked and answers; before it is opened. */
  follow(server: FastifyInstance): void {
    server.addHook('preValidation', (request, _reply, done) => {
      learnFromRequest(request);
      done();
    });
    server.addHook('preSerialization', (_request, _reply, view, done) => {
      learnFromAnswer(view);
      done(null, view);
    });
    server.addHook('onSend', (_request, reply, payload, done) => {
      for (const cookie of [reply.getHeader('set-cookie') ?? []].flat()) learnFromCookies(String(cookie));
      done(null, payload);
    });
  }

  /** Learns what its mails open, and whom they call by which name. */
  followMails(mailer: Pick<Mailer, 'send'>): void {
    const send = mailer.send.bind(mailer);
    mailer.send = (mail) => {
      for (const [, opens] of mail.text.matchAll(/[#?&]\w+=([\w-]{16,})/g)) learn('link of a mail', opens);
      learnFrom({ subject: mail.subject, name: mail.to.name });
      return send(mail);
    };
  }
}

function learnFromRequest({ headers, body, query }: FastifyRequest): void {
  learnFromCookies(headers.cookie ?? '');
  learn('API token', headers.authorization?.replace(/^Bearer /, ''));
  learnFrom(body);
  learnFrom(query);
  const { q = '', state } = query as { q?: unknown; state?: unknown };
  // Names of fields, in what a test makes up as JSON, may well stand in a log.
  if (/^[\p{L}\d .-]+$/u.test(String(q))) learn('search words', q);
  // A list may be asked for by a state as well, in a word.
  if (String(state).length >= 20) learn('state of a sign-on', state);
}

function learnFromCookies(header: string): void {
  for (const [, value] of header.matchAll(/=([\w.~%-]{16,})/g)) learn('cookie', value);
}

function stackHere(): string {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = before;
  return stack;
}

/** Where of ours it was said: the first place that is neither a library nor the logger itself. */
function placeOf(stack: string): string {
  const ours = stack
    .split('\n')
    .slice(1)
    .find((frame) => !/node_modules|node:|\/log-watch\.ts|\/logger\.[jt]s/.test(frame));
  return ours?.trim().replace(`${process.cwd()}/`, '') ?? 'at an unknown place';
}
