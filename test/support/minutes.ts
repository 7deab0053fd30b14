import type { Test } from 'supertest';
import { aMeeting } from './factories.js';
import type { Person, TestOffice } from './office.js';

export interface Note {
  id: string;
  text: string;
  orderKey: string;
  version: number;
  deleted: boolean;
  agendaItemId: string;
}

/** The minutes of a meeting, as tests write and read them. */
export class TestMinutes {
  private constructor(
    readonly path: string,
    private readonly staff: Person,
    /** The item that is written on. */
    public item: string,
  ) {}

  static async of(
    office: TestOffice,
    staff: Person,
    about: Parameters<typeof aMeeting>[1] = {},
  ): Promise<TestMinutes> {
    const minutes = new TestMinutes(`/api/meetings/${(await aMeeting(office, about)).id}`, staff, '');
    minutes.item = await minutes.addItem('Penerangan jalan');
    return minutes;
  }

  get id(): string {
    return this.path.split('/').at(-1) ?? '';
  }

  async addItem(title: string, more: object = {}): Promise<string> {
    const request = { title, topic: 'csr', ...more };
    const { body } = await this.staff.post(`${this.path}/agenda-items`, request).expect(201);
    return (body.agendaItems as { id: string; title: string }[]).find((one) => one.title === title)?.id ?? '';
  }

  content(more: object = {}): object {
    const { item: agendaItemId } = this;
    return { agendaItemId, orderKey: 'a0', kind: 'information', text: 'Titik gelap 60', ...more };
  }

  /** `version` is what was read; null when there was none. */
  put(person: Person, id: string, version: number | null, more: object = {}): Test {
    const test = person.send('put', `${this.path}/note-blocks/${id}`).send(this.content(more));
    return version === null ? test.set('If-None-Match', '*') : test.set('If-Match', `"${version}"`);
  }

  saveAll(person: Person, blocks: object[], writerId = person.userId): Test {
    return person.send('put', `${this.path}/note-blocks`).send({ writerId, blocks });
  }

  async list(person = this.staff): Promise<Note[]> {
    return (await person.get(`${this.path}/note-blocks?limit=200`).expect(200)).body.items as Note[];
  }
}
