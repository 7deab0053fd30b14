import type { CommitmentsService } from '../features/commitments/index.js';
import type { Holidays, Topic } from '../features/directory/index.js';
import type {
  AgendaItemsService,
  AttendancesService,
  DecisionsService,
  MeetingsService,
  MinutesService,
  NoteBlocksService,
} from '../features/meetings/index.js';
import { addWorkingDays, instantOf } from '../kernel/calendar.js';
import { newId } from '../kernel/id.js';
import type { Actor } from '../kernel/policy.js';
import { officeTimeZone, type SettableClock } from '../platform/clock/clock.js';
import { type SampleAttendee, type SampleMeeting, topicOf } from './sample-data.js';
import type { SampleDirectory } from './sample-directory.js';
import { type SampleNote, sampleNotes } from './sample-notes.js';

export interface MeetingServices {
  meetings: MeetingsService;
  attendances: AttendancesService;
  agenda: AgendaItemsService;
  decisions: DecisionsService;
  notes: NoteBlocksService;
  minutes: MinutesService;
  commitments: CommitmentsService;
  holidays: Holidays;
}

/** A commitment as it was written down, and the organisation that made it. */
export interface Written {
  id: string;
  ownerId: string;
}

/** The item of each topic on which it was talked about, and who presented what. */
interface WrittenAgenda {
  items: Map<Topic, string>;
  presented: { topic: Topic; by: string; id: string }[];
}

const attended = { hadir: 'present', diwakili: 'represented', tidak_hadir: 'absent' } as const;
const kinds = { rapat_koordinasi: 'coordination', monev: 'monitoring' } as const;

/** Which topic a sentence is about, by the first word that tells. */
const tellingWords: readonly [RegExp, Topic][] = [
  [/layanan dasar/i, 'basic_services'],
  [/infrastruktur|jalan akses/i, 'infrastructure'],
  [/perizinan|PBG|berkas/i, 'permits'],
  [/CSR|TJSLP/, 'csr'],
  [/vokasi|pelatihan|SMK|BLK|magang/i, 'vocational'],
];

/** Logs the sample meetings as staff would: on the day, with everything that was agreed. */
export class SampleMeetings {
  constructor(
    private readonly staff: Actor,
    private readonly clock: SettableClock,
    private readonly directory: SampleDirectory,
    private readonly services: MeetingServices,
  ) {}

  /** Logs a meeting that was held, and agrees its commitments. */
  async hold(sample: SampleMeeting): Promise<Written[]> {
    this.travel(sample.undangan.tanggal, '09:00');
    const id = await this.plan(sample);
    await this.services.meetings.move(this.staff, id, { verb: 'publish' });
    this.travel(sample.tanggal, '12:30');
    for (const attendee of sample.peserta) await this.writeDown(id, attendee);
    const { items, presented } = await this.writeAgenda(id, sample);
    await this.takeNotes(id, sample, { items, presented });
    const decisions = await this.writeDecisions(id, sample, items);
    await this.services.meetings.move(this.staff, id, { verb: 'finish' });
    const written: Written[] = [];
    for (const commitment of sample.komitmen) {
      const topic = topicOf[commitment.topik];
      const place = {
        meetingId: id,
        agendaItemId: items.get(topic) ?? null,
        decisionId: decisions.get(topic) ?? null,
      };
      written.push(await this.write(commitment, place));
    }
    await this.approve(id, sample.tanggal);
    await this.services.meetings.move(this.staff, id, { verb: 'close' });
    return written;
  }

  /** After two working days in which nobody had anything to correct. */
  private async approve(id: string, day: string): Promise<void> {
    const { minutes, holidays } = this.services;
    await minutes.move(this.staff, id, { verb: 'open_round', days: 2 });
    this.travel(addWorkingDays(day, 3, await holidays.all()), '10:00');
    // What was promised is agreed already.
    await minutes.approve(this.staff, id, { chairApproved: true }, () => Promise.resolve());
  }

  /** A meeting that is still to come, with everyone of `like` invited. */
  async announce(
    like: SampleMeeting,
    title: string,
    date: string,
    middle: readonly [Topic, string, number],
  ): Promise<string> {
    const { id } = await this.services.meetings.create(this.staff, {
      title,
      kind: 'coordination',
      mode: 'on_site',
      date,
      startTime: '09:00',
      endTime: '11:30',
      venue: 'Aula KH. Noer Ali, Kompleks Pemerintah Kabupaten Bekasi',
      districtCode: '32.16.20',
      organizer: 'Sekretariat Daerah (Bagian Perekonomian)',
      chairPositionId: this.directory.positionTitled(like.pimpinan),
      noteTakerPositionId: this.directory.positionTitled(like.notulis),
    });
    for (const attendee of like.peserta) {
      await this.services.attendances.add(this.staff, id, {
        positionId: this.directory.positionOf(attendee),
      });
    }
    const matters: [Topic, string, number][] = [
      ['general', 'Pembukaan dan arahan', 15],
      ['general', 'Komitmen yang terlambat dan yang memerlukan arahan', 45],
      [...middle],
      ['general', 'Perumusan kesepakatan dan penutup', 20],
    ];
    for (const [topic, matter, minutes] of matters) {
      await this.services.agenda.add(this.staff, id, { topic, title: matter, minutes });
    }
    await this.services.meetings.move(this.staff, id, { verb: 'publish' });
    return id;
  }

  private async plan(sample: SampleMeeting): Promise<string> {
    const { undangan } = sample;
    const meeting = await this.services.meetings.create(this.staff, {
      title: sample.judul,
      kind: kinds[sample.jenis],
      mode: 'on_site',
      date: sample.tanggal,
      startTime: sample.mulai.replace('.', ':'),
      endTime: sample.selesai.replace('.', ':'),
      venue: sample.tempat,
      districtCode: sample.kecamatan,
      organizer: sample.penyelenggara,
      chairPositionId: this.directory.positionTitled(sample.pimpinan),
      secretaryPositionId: this.directory.positionTitled(sample.sekretaris),
      noteTakerPositionId: this.directory.positionTitled(sample.notulis),
      letter: {
        number: undangan.nomor,
        date: undangan.tanggal,
        nature: undangan.sifat,
        subject: undangan.hal,
      },
    });
    return meeting.id;
  }

  /** On the day: before it nobody has been there, or has been represented. */
  private async writeDown(id: string, attendee: SampleAttendee): Promise<void> {
    await this.services.attendances.add(this.staff, id, {
      positionId: this.directory.positionOf(attendee),
      status: attended[attendee.status],
      representedBy: attendee.diwakili_oleh ?? null,
    });
  }

  /** Answers the item of each topic on which it was talked about. */
  private async writeAgenda(id: string, { agenda }: SampleMeeting): Promise<WrittenAgenda> {
    const items = new Map<Topic, string>();
    const presented: WrittenAgenda['presented'] = [];
    for (const { uraian, oleh, menit } of agenda) {
      const topic = topicIn(uraian);
      const speaks = !items.has(topic) && (topic !== 'general' || /arahan/.test(uraian));
      const item = await this.services.agenda.add(this.staff, id, {
        topic,
        title: uraian,
        minutes: menit,
        presenter: oleh,
      });
      if (speaks) items.set(topic, item.id);
      presented.push(...oleh.split('; ').map((by) => ({ topic, by, id: item.id })));
    }
    return { items, presented };
  }

  /** Paragraphs of the minutes as a note taker types them; those of the monitoring meeting are invented. */
  private async takeNotes(
    meetingId: string,
    { jenis, pembahasan }: SampleMeeting,
    { items, presented }: WrittenAgenda,
  ): Promise<void> {
    const said = pembahasan.map(({ topik, penyampai, catatan }): SampleNote => {
      return { topic: topicOf[topik], kind: 'information', speaker: penyampai, text: catatan };
    });
    const all = [...said, ...(jenis === 'monev' ? sampleNotes : [])];
    for (const [at, { topic, kind, speaker, text }] of all.entries()) {
      // Who presents an item of the topic is heard there.
      const own = presented.find((item) => item.topic === topic && speaker.startsWith(item.by));
      const agendaItemId = own?.id ?? items.get(topic);
      if (agendaItemId === undefined) continue;
      const pointers = { speakerPositionId: null, decisionId: null, commitmentId: null };
      const content = {
        agendaItemId,
        orderKey: `b${String(at).padStart(2, '0')}`,
        kind,
        text,
        speakerName: speaker,
        ...pointers,
      };
      await this.services.notes.put(this.staff, meetingId, {
        id: newId(),
        version: null,
        content: { ...content, deleted: false },
      });
    }
  }

  private async writeDecisions(id: string, { keputusan }: SampleMeeting, items: Map<Topic, string>) {
    const first = new Map<Topic, string>();
    for (const text of keputusan) {
      const topic = topicIn(text);
      const decision = await this.services.decisions.add(this.staff, id, {
        text,
        topic,
        agendaItemId: items.get(topic) ?? null,
      });
      if (!first.has(topic)) first.set(topic, decision.id);
    }
    return first;
  }

  private async write(
    sample: SampleMeeting['komitmen'][number],
    place: { meetingId: string; agendaItemId: string | null; decisionId: string | null },
  ): Promise<Written> {
    const ownerId = this.directory.organisationId(sample.pemilik);
    const { id } = await this.services.commitments.create(this.staff, {
      ...place,
      ownerId,
      title: sample.uraian,
      topic: topicOf[sample.topik],
      supporting: sample.pendamping,
      indicator: sample.indikator,
      direction: sample.arah === 'naik' ? 'up' : 'down',
      baseline: sample.baseline,
      target: sample.target,
      unit: sample.satuan,
      dueOn: sample.tenggat,
      evidenceRequired: sample.bukti,
      place: sample.lokus,
      plannedValue: sample.nilai_rencana ?? null,
    });
    await this.services.commitments.move(this.staff, id, { verb: 'agree', note: 'Disepakati dalam rapat.' });
    return { id, ownerId };
  }

  private travel(day: string, time: string): void {
    this.clock.travel(instantOf(day, time, officeTimeZone).toISOString());
  }
}

function topicIn(text: string): Topic {
  return tellingWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'general';
}
