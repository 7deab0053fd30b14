import type { INestApplicationContext } from '@nestjs/common';
import {
  GroupsService,
  SeriesService,
  TemplatesService,
  TopicProposalsService,
} from '../features/meetings/index.js';
import { addDays, type LocalDate } from '../kernel/calendar.js';
import type { Actor } from '../kernel/policy.js';
import type { SampleDirectory } from './sample-directory.js';

/** What the secretariat prepares its meetings with: a group to invite, a template, and meetings that recur. */
export class SamplePlanning {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly staff: Actor,
    private readonly directory: SampleDirectory,
  ) {}

  async group(): Promise<void> {
    const groups = this.app.get(GroupsService);
    const id = await groups.create(this.staff, {
      name: 'Tim koordinasi industri (contoh)',
      note: 'Perangkat daerah dan pengelola kawasan yang diundang pada setiap rapat koordinasi.',
    });
    const titles = [
      'Bupati Bekasi',
      'Asisten Perekonomian dan Pembangunan',
      'Manajer Hubungan Eksternal/CSR',
    ];
    const houses = ['DPMPTSP', 'Dinas Ketenagakerjaan', 'Dinas Perindustrian', 'PT Jababeka Infrastruktur'];
    await groups.add(this.staff, id, {
      positionIds: titles.map((title) => this.directory.positionTitled(title)),
      organisations: houses.map((name) => ({
        id: this.directory.organisationId(name),
        seats: 'positions' as const,
      })),
    });
  }

  /** Out of a meeting that is there: its plan as a template, and every quarter again. */
  async repeat(meetingId: string, day: LocalDate): Promise<void> {
    await this.app
      .get(TemplatesService)
      .create(this.staff, { name: 'Rapat koordinasi triwulan (contoh)', meetingId });
    await this.app.get(SeriesService).create(this.staff, {
      meetingId,
      startsOn: day,
      recurrence: {
        frequency: 'monthly',
        interval: 3,
        weekdays: [],
        until: addDays(day, 366),
        shift: 'after',
      },
    });
  }

  /** What a company asks to be talked about. */
  async propose(liaison: Actor, meetingId: string): Promise<void> {
    await this.app.get(TopicProposalsService).propose(liaison, meetingId, {
      topic: 'infrastructure',
      title: 'Penyambungan daya 19 titik PJU di jalan akses kawasan (contoh)',
      reason: 'Tiang sudah terpasang sejak Juni; pembagian biaya penyambungan perlu diputuskan bersama.',
    });
  }
}
