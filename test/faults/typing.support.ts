import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Dice } from '../support/dice.js';

const words = [
  'Dinas',
  'Perhubungan',
  'menyampaikan',
  'bahwa',
  'titik',
  'lampu',
  'jalur',
  'pekerja',
  'belum',
  'kawasan',
  'pengelola',
  '60',
  'dipasang',
  'bertahap.',
];

/** Somebody who types without looking: bursts of keys, short rests, now and then a new paragraph. */
export class Typist {
  /** What was typed so far; a new line is a new paragraph. */
  text = '';
  private readonly marks: { length: number; at: number }[] = [];

  constructor(
    private readonly page: Page,
    private readonly dice: Dice,
    /** Whether they begin a new one now and then. */
    private readonly paragraphs = true,
  ) {}

  /** Types until told to stop; a browser that is gone ends it as well. */
  async typeWhile(goesOn: () => boolean): Promise<void> {
    try {
      while (goesOn()) {
        await this.burst();
        await pause(20 + this.dice.below(80));
      }
    } catch (error) {
      if (!this.page.isClosed() && this.page.context().browser()?.isConnected() !== false) throw error;
    }
  }

  /** How many characters had stood there for so many milliseconds at this moment. */
  olderThan(age: number, moment: number): number {
    return this.marks.findLast(({ at }) => at <= moment - age)?.length ?? 0;
  }

  private async burst(): Promise<void> {
    // A paragraph without a word is not told to the server.
    const isWritten = this.text !== '' && !this.text.endsWith('\n');
    if (this.paragraphs && isWritten && this.dice.next() < 0.06) {
      await this.page.keyboard.press('Enter');
      this.text += '\n';
    } else {
      const burst = `${this.dice.pick(words)} `.repeat(1 + this.dice.below(3));
      await this.page.keyboard.type(burst);
      this.text += burst;
    }
    this.marks.push({ length: this.text.length, at: Date.now() });
  }
}

/** How many characters of what was typed came back, from the first on. */
export function recovered(typed: string, found: string): number {
  let at = 0;
  while (at < typed.length && typed[at] === found[at]) at += 1;
  return at;
}
