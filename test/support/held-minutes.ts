import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { anOrganisation } from './factories.js';
import { TestMinutes } from './minutes.js';
import type { Person, TestOffice } from './office.js';

/** A meeting that has been held, with one paragraph in its minutes and somebody who took part. */
export class HeldMinutes {
  private constructor(
    readonly notes: TestMinutes,
    readonly block: string,
    readonly organisationId: string,
    readonly liaison: Person,
    private readonly staff: Person,
  ) {}

  static async of(
    office: TestOffice,
    staff: Person,
    about: Parameters<typeof TestMinutes.of>[2] = {},
  ): Promise<HeldMinutes> {
    const { id } = await anOrganisation(office);
    const notes = await TestMinutes.of(office, staff, { attendees: [id], publish: true, ...about });
    const block = randomUUID();
    await notes.put(staff, block, null).expect(200);
    await staff.post(`${notes.path}/moves`, { verb: 'finish' }).expect(201);
    return new HeldMinutes(notes, block, id, await office.person('liaison', id), staff);
  }

  get path(): string {
    return `${this.notes.path}/minutes`;
  }

  move(verb: string, more: object = {}, person = this.staff) {
    return person.post(`${this.path}/moves`, { verb, ...more });
  }

  approve(person = this.staff, body: object = { chairApproved: true }) {
    return person.post(`${this.path}/approvals`, body);
  }

  comment(text = 'Titik gelap kami 62', person = this.liaison) {
    return person.post(`${this.path}/note-blocks/${this.block}/comments`, { text });
  }

  /** To the point where only the chair is missing. */
  async correct(): Promise<void> {
    await this.move('open_round').expect(201);
    await this.move('end_round').expect(201);
  }
}

/** Someone who leads in a position. */
export async function seated(office: TestOffice, positionId: string): Promise<Person> {
  const person = await office.person('official');
  await office.rows(sql`
    UPDATE role_grants SET role = 'chair', position_id = ${positionId} WHERE user_id = ${person.userId}`);
  return person;
}
