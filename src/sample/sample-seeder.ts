import type { INestApplicationContext } from '@nestjs/common';
import { demoAccounts, demoPassword, UsersService } from '../features/access/index.js';
import { CommitmentQueries, CommitmentsService, ProgressService } from '../features/commitments/index.js';
import {
  Holidays,
  ImportsService,
  OrganisationsService,
  PositionsService,
  EstateQueries,
  EstatesService,
} from '../features/directory/index.js';
import {
  AgendaItemsService,
  AttendancesService,
  DecisionsService,
  MeetingsService,
  MinutesService,
  NoteBlocksService,
} from '../features/meetings/index.js';
import { addWorkingDays } from '../kernel/calendar.js';
import { type Actor, type Role, system } from '../kernel/policy.js';
import type { SettableClock } from '../platform/clock/clock.js';
import { readSampleMeetings, readSampleVillages } from './sample-data.js';
import { SampleDirectory } from './sample-directory.js';
import { SampleMeetings, type Written } from './sample-meetings.js';
import { SamplePlanning } from './sample-planning.js';
import { SampleStory } from './sample-story.js';
import { afterMonitoring, monitoringTimeline, rakorTimeline } from './timeline.js';

/** The company for which the demonstration's liaison speaks. */
const liaisonOf = 'PT Jababeka Infrastruktur';

/**
 * Loads the sample year through the same services that people use, on a clock that travels: the rakor of
 * 21 October 2025, what became of it, the monitoring meeting a year later, and a meeting still to come.
 */
export class SampleSeeder {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: SettableClock,
  ) {}

  async load(): Promise<void> {
    const now = this.clock.now().toISOString();
    const until = this.clock.today();
    this.clock.travel('2025-10-01T01:00:00Z');
    const staff = await this.account('staff', null);
    await this.villages(staff);
    const estate = await this.estate();
    const directory = new SampleDirectory(
      staff,
      this.app.get(OrganisationsService),
      this.app.get(PositionsService),
      estate.id,
    );
    const [rakor, monitoring] = await readSampleMeetings();
    if (rakor === undefined || monitoring === undefined) throw new Error('the sample data hold two meetings');
    await directory.fill([rakor, monitoring]);
    const operatorId = directory.organisationId('PT Jababeka Infrastruktur');
    await this.app.get(EstatesService).edit(staff, estate.id, estate.version, { operatorId });
    await this.account('official', null);
    await this.account('administrator', null);
    const liaison = await this.account('liaison', directory.organisationId(liaisonOf));

    const meetings = new SampleMeetings(staff, this.clock, directory, this.services());
    const fromRakor = this.cases(await meetings.hold(rakor));
    await this.tell(staff, rakorTimeline, fromRakor, until);
    if (monitoring.tanggal <= until) {
      const fromMonitoring = this.cases(await meetings.hold(monitoring));
      await this.tell(staff, afterMonitoring, fromRakor, until);
      await this.tell(staff, monitoringTimeline, fromMonitoring, until);
    }

    this.clock.travel(now);
    const soon = addWorkingDays(this.clock.today(), 6, await this.app.get(Holidays).all());
    const ahead = await meetings.announce(
      rakor,
      'Rapat Koordinasi Evaluasi Komitmen dan Rencana TJSLP 2027',
      soon,
      ['csr', 'Rencana program TJSLP 2027', 40],
    );
    const planning = new SamplePlanning(this.app, staff, directory);
    await directory.appoint();
    await planning.group();
    const later = addWorkingDays(soon, 15, await this.app.get(Holidays).all());
    const quarterly = await meetings.announce(
      { ...rakor, peserta: rakor.peserta.slice(0, 8) },
      'Rapat Triwulan Pemantauan Komitmen Kawasan Industri',
      later,
      ['infrastructure', 'Hambatan lapangan di kawasan industri', 40],
    );
    await planning.repeat(quarterly, later);
    await planning.propose(liaison, ahead);
    await this.propose(staff, directory);
  }

  private async villages(staff: Actor): Promise<void> {
    const imports = this.app.get(ImportsService);
    const { id } = await imports.upload(staff, 'villages', 'desa.csv', await readSampleVillages());
    await imports.run(staff, id, { duplicates: 'skip' });
  }

  /** The one in which the sample's tenants are; each installation begins with it. */
  private async estate(): Promise<{ id: string; version: number }> {
    const { items } = await this.app.get(EstateQueries).list({ q: 'JABABEKA' }, { limit: 1 });
    if (items[0] === undefined) throw new Error('the estate of the sample data is gone');
    return items[0];
  }

  /** A promise that still waits for the word of its owner. */
  private async propose(staff: Actor, directory: SampleDirectory): Promise<void> {
    const today = this.clock.today();
    await this.app.get(CommitmentsService).create(staff, {
      title: 'Menyediakan ruang dan pendamping untuk klinik perizinan bulanan tahun 2027',
      topic: 'permits',
      ownerId: directory.organisationId(liaisonOf),
      supporting: 'DPMPTSP',
      indicator: 'Klinik yang difasilitasi',
      target: 12,
      unit: 'kali',
      dueOn: addWorkingDays(today, 240, await this.app.get(Holidays).all()),
      place: 'Kawasan Jababeka',
    });
  }

  private async account(role: Role, organisationId: string | null): Promise<Actor> {
    const account = demoAccounts.find((each) => each.role === role);
    if (account === undefined) throw new Error(`the demonstration has no ${role}`);
    const { name, email } = account;
    const grants = [{ role, organisationId }];
    const user = await this.app
      .get(UsersService)
      .create(system, { name, email, password: demoPassword, grants });
    return { id: user.id, name, locale: 'id', grants };
  }

  private services() {
    return {
      meetings: this.app.get(MeetingsService),
      attendances: this.app.get(AttendancesService),
      agenda: this.app.get(AgendaItemsService),
      decisions: this.app.get(DecisionsService),
      notes: this.app.get(NoteBlocksService),
      minutes: this.app.get(MinutesService),
      holidays: this.app.get(Holidays),
      commitments: this.app.get(CommitmentsService),
    };
  }

  /** Whoever reports for an organisation in the story; of the companies, only one has a real account. */
  private cases(written: readonly Written[]) {
    return written.map(({ id, ownerId }) => {
      const grants = [{ role: 'liaison' as const, organisationId: ownerId }];
      return { id, owner: { id: null, name: 'Narahubung (contoh)', locale: 'id' as const, grants } };
    });
  }

  private async tell(
    staff: Actor,
    timeline: typeof rakorTimeline,
    cases: ReturnType<SampleSeeder['cases']>,
    until: string,
  ): Promise<void> {
    const story = new SampleStory(
      staff,
      this.clock,
      this.app.get(CommitmentsService),
      this.app.get(ProgressService),
      this.app.get(CommitmentQueries),
    );
    const events = timeline.map((event) => {
      const of = cases[event.commitment - 1];
      if (of === undefined)
        throw new Error(`the timeline names commitment ${event.commitment}, which is not there`);
      return { ...event, of };
    });
    await story.tell(events, until);
  }
}
