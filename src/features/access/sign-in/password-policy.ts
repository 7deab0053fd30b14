import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Invalid } from '../../../kernel/errors.js';
import { Config } from '../../../platform/config/config.js';
import { fromRoot } from '../../../platform/config/root.js';

/** Words of this place, and sequences, that a guesser tries first. */
const ofThisPlace = [
  'sinergi',
  'bekasi',
  'kabupaten',
  'jababeka',
  'password',
  'katasandi',
  'rahasia',
  'indonesia',
  'bismillah',
  'qwerty',
  '123456',
];

/** So many different characters must remain once the words that anyone would try are taken out. */
const fewestOwn = 4;

let known: Set<string> | undefined;

/** Read when a first password is set: who only signs in needs no list. */
function commonPasswords(): Set<string> {
  known ??= new Set(readFileSync(fromRoot('lists', 'common-passwords.txt'), 'utf8').trim().split('\n'));
  return known;
}

/** Why nobody should have this password, or null. `personal` are the name and the address of its owner. */
export function weakness(password: string, personal: readonly string[]): 'common' | 'guessable' | null {
  const lower = password.toLowerCase();
  const bare = lower.replaceAll(/[^\p{L}\p{N}]/gu, '');
  // "Sayangku2025!" is "sayangku" to a guesser, and so is "sayangkusayangku".
  const core = bare.replaceAll(/^\d+|\d+$/g, '');
  const once = /^(.{4,}?)\1+$/u.exec(bare)?.[1] ?? bare;
  if ([lower, bare, core, once].some((text) => commonPasswords().has(text))) return 'common';
  const words = [...ofThisPlace, ...personal.flatMap(wordsOf)].sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), bare);
  return new Set(withoutRuns(rest)).size < fewestOwn ? 'guessable' : null;
}

/** Of "abcd", "9876" and "1111" only the first character is a choice. */
function withoutRuns(text: string): string[] {
  return [...text].filter((sign, at, all) => {
    const before = at === 0 ? undefined : all[at - 1]?.codePointAt(0);
    return before === undefined || Math.abs((sign.codePointAt(0) ?? 0) - before) > 1;
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);
}

/** Length is what makes a password strong (NIST SP 800-63B); what remains is not to be known or guessed. */
@Injectable()
export class PasswordPolicy {
  constructor(private readonly config: Config) {}

  /** Refuses a password that its owner, with this name and address, should not have. */
  check(password: string, pointer: string, personal: readonly string[]): void {
    const { passwordMinLength } = this.config;
    // Characters as a person counts them, not UTF-16 units.
    if ([...password].length < passwordMinLength) {
      throw Invalid.field(pointer, 'minLength', { limit1: passwordMinLength });
    }
    const reason = weakness(password, [...personal, this.config.officeName]);
    if (reason !== null) throw Invalid.field(pointer, `${reason}-password`);
  }
}
