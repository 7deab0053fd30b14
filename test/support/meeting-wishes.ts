import type { Dice } from './dice.js';
import type { Fields } from './meeting-replay.js';

const kinds = ['information', 'consideration', 'direction', 'decision', 'commitment'];
const topics = ['general', 'csr', 'infrastructure', 'permits'];
const noNote = {
  kind: 'information',
  speakerName: null,
  decisionId: null,
  commitmentId: null,
  deleted: false,
};

/** What somebody at a meeting would have its parts be; no two of their wishes are alike. */
export class Wishes {
  private written = 0;

  constructor(
    private readonly dice: Dice,
    private readonly writer: string,
  ) {}

  newNote(agendaItemId: string): Fields {
    return { ...noNote, agendaItemId, orderKey: this.key(), text: this.words('') };
  }

  /** A paragraph is written whole. */
  note(
    read: Fields,
    { item, decision, commitment }: Record<'item' | 'decision' | 'commitment', string | undefined>,
  ): Fields {
    const words = { ...read, text: this.words(read['text']) };
    return this.dice.pick<Fields>([
      { ...read, orderKey: this.key() },
      { ...read, speakerName: this.words('Ibu') },
      { ...words, kind: this.dice.pick(kinds) },
      { ...words, agendaItemId: item ?? read['agendaItemId'] },
      { ...words, decisionId: decision ?? null },
      { ...words, commitmentId: commitment ?? null },
      { ...words, deleted: read['deleted'] !== true },
      words,
      words,
      words,
    ]);
  }

  newItem(): Fields {
    return { topic: this.dice.pick(topics), ...this.item() };
  }

  item(): Fields {
    const presenter = this.dice.pick([null, this.words('Kepala Dinas')]);
    const classification = this.dice.pick(['open', 'internal', 'exempt']);
    const more = this.dice.pick([{}, { minutes: this.dice.below(60) }, { presenter }, { classification }]);
    return { title: this.words('Pokok bahasan'), ...more };
  }

  newCommitment(): Fields {
    return { title: this.words('Komitmen'), topic: this.dice.pick(topics) };
  }

  commitment(): Fields {
    const [words, figure] = [this.words('Titik'), (1 + this.dice.below(9999)) / 1000];
    return this.dice.pick<Fields>([
      { title: words },
      { indicator: words, target: figure },
      { supporting: words, baseline: -Math.ceil(figure) },
      { place: words, dueOn: `2026-0${1 + this.dice.below(9)}-1${this.dice.below(10)}` },
      { question: this.dice.pick([null, words]), plannedValue: this.dice.below(1e9) },
    ]);
  }

  /** What was read, and something that nobody else writes. */
  words(read: unknown): string {
    this.written += 1;
    return `${String(read).slice(-120)} ${this.writer.slice(-6)}·${this.written}`.trim();
  }

  private key(): string {
    return `a${this.dice.below(1e9).toString(36)}`;
  }
}
