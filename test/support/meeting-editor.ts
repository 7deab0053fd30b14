import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { Dice } from './dice.js';
import type { Fields } from './meeting-replay.js';
import {
  decisionFields,
  type Desk,
  itemFields,
  type Known,
  type MeetingAsRead,
  MeetingReader,
  noteFields,
  noteIdsIn,
  picked,
} from './meeting-reader.js';
import { Wishes } from './meeting-wishes.js';
import type { Person } from './office.js';

/** Somebody who edits what they have read, which others may have changed since. */
export class MeetingEditor extends MeetingReader {
  private readonly wishes: Wishes;

  constructor(person: Person, dice: Dice, desk: Desk) {
    super(person, dice, desk);
    this.wishes = new Wishes(dice, person.userId);
  }

  /** One edit, and before it now and then a look at what the others have done. */
  async edit(): Promise<void> {
    if (this.meeting === undefined || this.dice.next() < 0.3) await this.look();
    const throws = this.dice.below(100);
    if (throws < 40) return this.writeNote();
    if (throws < 46) return this.writeNotes();
    if (throws < 50) return this.strikeNote();
    if (throws < 68) return this.editItem();
    if (throws < 82) return this.editDecision();
    return this.editPromise();
  }

  /** Goes on in every paragraph as it is now, also in those that are struck. */
  async touchAll(): Promise<void> {
    await this.look();
    for (const id of noteIdsIn(this.desk.log)) {
      let known = this.notes.get(id) ?? {
        version: 1,
        fields: this.wishes.newNote(this.pickItem()?.id ?? ''),
      };
      for (
        let answer = await this.touch(id, known);
        answer.status === 412;
        answer = await this.touch(id, known)
      )
        known = {
          version: answer.body.current.version as number,
          fields: picked(answer.body.current as Fields, noteFields),
        };
    }
  }

  private async touch(id: string, { version, fields }: Known): Promise<Response> {
    const wish = { ...fields, text: this.wishes.words(fields['text']) };
    const answer = await this.person
      .send('put', `${this.desk.path}/note-blocks/${id}`)
      .set('If-Match', `"${version}"`)
      .send(wish);
    this.noteAnswered(answer, id, version, fields, wish);
    return answer;
  }

  private async writeNote(): Promise<void> {
    const known = this.pickOf(this.notes);
    if (known === undefined || (this.notes.size < 40 && this.dice.next() < 0.15)) return this.beginNote();
    const [id, { version, fields }] = known;
    const wish = this.noteWish(fields);
    const answer = await this.guarded('put', `${this.desk.path}/note-blocks/${id}`, version, wish);
    this.noteAnswered(answer, id, version, fields, wish);
  }

  private async beginNote(): Promise<void> {
    const agendaItemId = this.pickItem()?.id ?? randomUUID();
    const id = randomUUID();
    const wish = this.wishes.newNote(agendaItemId);
    const answer = await this.person
      .send('put', `${this.desk.path}/note-blocks/${id}`)
      .set('If-None-Match', '*')
      .send(wish);
    this.note(answer, { kind: 'note', id, version: null, basis: null, wish });
    if (answer.status === 200) this.learnNote(answer.body as Fields);
  }

  /** Several at once, each of which is saved or not on its own. */
  private async writeNotes(): Promise<void> {
    const some = this.dice.shuffled([...this.notes]).slice(0, 2 + this.dice.below(3));
    if (some.length === 0) return this.beginNote();
    const writes = some.map(([id, { version, fields }]) => ({
      id,
      version,
      fields,
      wish: this.noteWish(fields),
    }));
    const blocks = writes.map(({ id, version, wish }) => ({ id, version, block: wish }));
    const { body } = await this.person
      .send('put', `${this.desk.path}/note-blocks`)
      .send({ writerId: this.person.userId, blocks })
      .expect(200);
    const statuses: Record<string, number> = { saved: 200, stale: 412, gone: 404, refused: 422 };
    for (const { id, state, block } of body.items as { id: string; state: string; block: Fields | null }[]) {
      const { version, fields, wish } = writes.find((write) => write.id === id) as (typeof writes)[number];
      const status = statuses[state] ?? 500;
      const told = status === 412 ? { current: block } : block;
      this.noteAnswered(
        { status, body: told } as Pick<Response, 'status' | 'body'>,
        id,
        version,
        fields,
        wish,
      );
    }
  }

  private async strikeNote(): Promise<void> {
    const known = this.pickOf(this.notes);
    if (known === undefined || known[1].fields['deleted'] === true) return;
    const [id, { version, fields }] = known;
    const answer = await this.guarded('delete', `${this.desk.path}/note-blocks/${id}`, version);
    this.noteAnswered(answer, id, version, fields, { ...fields, deleted: true }, true);
  }

  private async editItem(): Promise<void> {
    const { agendaItems, version } = this.meeting as MeetingAsRead;
    const [throws, item] = [this.dice.next(), this.pickItem()];
    const path = `${this.desk.path}/agenda-items`;
    if (item === undefined || agendaItems.length < 3 || (throws < 0.12 && agendaItems.length < 12)) {
      const wish = this.wishes.newItem();
      return this.partAnswered(await this.person.post(path, wish), 'item', null, wish);
    }
    if (throws < 0.2) {
      const answer = await this.guarded('delete', `${path}/${item.id}`, version);
      return this.partAnswered(answer, 'item', item, null);
    }
    const place = { number: 1 + this.dice.below(agendaItems.length) };
    const wish = throws < 0.45 ? place : this.wishes.item();
    this.partAnswered(await this.guarded('patch', `${path}/${item.id}`, version, wish), 'item', item, wish);
  }

  private async editDecision(): Promise<void> {
    const { decisions, version } = this.meeting as MeetingAsRead;
    const [throws, decision] = [this.dice.next(), this.dice.pick(decisions)];
    const path = `${this.desk.path}/decisions`;
    const where = { agendaItemId: this.dice.pick([null, this.pickItem()?.id ?? null]) };
    if (decision === undefined || (throws < 0.2 && decisions.length < 12)) {
      const wish = { text: this.wishes.words('Diputuskan'), ...where };
      return this.partAnswered(await this.person.post(path, wish), 'decision', null, wish);
    }
    if (throws < 0.35) {
      const answer = await this.guarded('delete', `${path}/${decision.id}`, version);
      return this.partAnswered(answer, 'decision', decision, null);
    }
    const wish = { text: this.wishes.words(decision['text']), ...(throws < 0.6 ? where : {}) };
    const answer = await this.guarded('patch', `${path}/${decision.id}`, version, wish);
    this.partAnswered(answer, 'decision', decision, wish);
  }

  private async editPromise(): Promise<void> {
    const known = this.pickOf(this.promises);
    if (known === undefined || (this.promises.size < 12 && this.dice.next() < 0.1)) return this.makePromise();
    const [id, { version, fields }] = known;
    const answer = await this.guarded('patch', `/api/commitments/${id}`, version, this.wishes.commitment());
    const wish = this.lastSent;
    this.note(answer, { kind: 'commitment', id, version, basis: fields, wish });
    if (answer.status === 200) this.learnPromise(answer.body as Fields);
    else if (answer.status === 412 && this.dice.next() < 0.7)
      this.learnPromise(answer.body.current as Fields);
  }

  private async makePromise(): Promise<void> {
    const { meetingId, ownerId } = this.desk;
    const agendaItemId = this.dice.pick([null, this.pickItem()?.id ?? null]);
    const decisionId = this.dice.pick([
      null,
      this.dice.pick((this.meeting as MeetingAsRead).decisions)?.id ?? null,
    ]);
    const wish = {
      ...this.wishes.newCommitment(),
      ownerId,
      meetingId,
      agendaItemId,
      decisionId,
    };
    const answer = await this.person.post('/api/commitments', wish);
    const id = answer.status === 201 ? (answer.body.id as string) : null;
    this.note(answer, { kind: 'commitment', id, version: null, basis: null, wish });
    if (answer.status === 201) this.learnPromise(answer.body as Fields);
  }

  /** Now and then somebody forgets to say what they have read, and is refused. */
  private async guarded(method: 'put' | 'patch' | 'delete', path: string, version: number, body?: Fields) {
    this.lastSent = body ?? null;
    const test = this.person.send(method, path);
    if (this.dice.next() >= 0.02) test.set('If-Match', `"${version}"`);
    return body === undefined ? test : test.send(body);
  }

  private lastSent: Fields | null = null;

  private noteAnswered(
    answer: Pick<Response, 'status' | 'body'>,
    id: string,
    version: number,
    basis: Fields,
    wish: Fields,
    strikes?: true,
  ): void {
    this.note(answer, { kind: 'note', id, version, basis, wish, ...(strikes && { strikes }) });
    if (answer.status === 200) this.learnNote(answer.body as Fields);
    else if (answer.status === 412 && this.dice.next() < 0.7) this.learnNote(answer.body.current as Fields);
    else if (answer.status === 404) this.notes.delete(id);
  }

  private partAnswered(
    answer: Response,
    kind: 'item' | 'decision',
    part: (Fields & { id: string }) | null,
    wish: Fields | null,
  ): void {
    const read = part && {
      id: part.id,
      version: (this.meeting as MeetingAsRead).version,
      basis: picked(part, fieldsOf[kind]),
    };
    this.note(answer, { kind, ...(read ?? nothingRead), wish });
    if (answer.status < 300) this.meeting = answer.body as MeetingAsRead;
    else if (answer.status === 412 && this.dice.next() < 0.7)
      this.meeting = answer.body.current as MeetingAsRead;
  }

  private noteWish(fields: Fields): Fields {
    return this.wishes.note(fields, {
      item: this.pickItem()?.id,
      decision: this.dice.pick((this.meeting as MeetingAsRead).decisions)?.id,
      commitment: this.pickOf(this.promises)?.[0],
    });
  }
}

const fieldsOf = { item: itemFields, decision: decisionFields };
const nothingRead = { id: null, version: null, basis: null };
