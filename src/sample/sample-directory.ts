import type { OrganisationsService, PositionsService } from '../features/directory/index.js';
import type { Actor } from '../kernel/policy.js';
import type { SampleAttendee, SampleMeeting } from './sample-data.js';

type NewOrganisation = Parameters<OrganisationsService['create']>[1];

/** What a name tells about its kind; the first that fits. */
const kinds: readonly [RegExp, NewOrganisation['kind']][] = [
  [/^(Pemerintah Kabupaten|Sekretariat Daerah)/, 'regency'],
  [/^Kecamatan /, 'district_office'],
  [/^Cabang Dinas /, 'vertical_agency'],
  [/^(PT Jababeka Infrastruktur|Pengelola Kawasan)/, 'estate_operator'],
  [/^Perusahaan Tenant/, 'tenant'],
  [/^(Forum|Apindo)/, 'association'],
  [/^SMK /, 'school'],
];

/** What the agencies are called for short, and the districts in which somebody sits; codes of Kemendagri. */
const known: Readonly<Record<string, Pick<NewOrganisation, 'shortName' | 'districtCode'>>> = {
  'Pemerintah Kabupaten Bekasi': { shortName: 'Pemkab Bekasi', districtCode: '32.16.20' },
  'Sekretariat Daerah': { shortName: 'Setda', districtCode: '32.16.20' },
  'Dinas Kesehatan': { shortName: 'Dinkes' },
  'Dinas Ketenagakerjaan': { shortName: 'Disnaker' },
  'Dinas Lingkungan Hidup': { shortName: 'DLH' },
  'Dinas Pemadam Kebakaran': { shortName: 'Disdamkar' },
  'Dinas Pendidikan': { shortName: 'Disdik' },
  'Dinas Perhubungan': { shortName: 'Dishub' },
  'Kecamatan Cikarang Timur': { districtCode: '32.16.11' },
  'Kecamatan Cikarang Utara': { districtCode: '32.16.09' },
  'PT Jababeka Infrastruktur': { districtCode: '32.16.09' },
  'Pengelola Kawasan MM2100': { districtCode: '32.16.08' },
  'SMK Mitra Industri MM2100': { districtCode: '32.16.08' },
};

const sides = {
  pemda: 'government',
  instansi_vertikal_provinsi: 'government',
  industri: 'industry',
  mitra: 'partner',
} as const;

/** The organisations and positions that the sample meetings name, made once each. */
export class SampleDirectory {
  private readonly organisations = new Map<string, string>();
  private readonly positions = new Map<string, string>();

  constructor(
    private readonly staff: Actor,
    private readonly organisationsService: OrganisationsService,
    private readonly positionsService: PositionsService,
    private readonly estateId: string,
  ) {}

  async fill(meetings: readonly SampleMeeting[]): Promise<void> {
    for (const { peserta, komitmen } of meetings) {
      for (const attendee of peserta) await this.seat(attendee);
      for (const { pemilik } of komitmen) await this.organisation(ownerName(pemilik), 'pemda');
    }
    await this.position('Sekretariat Daerah', 'Analis Kebijakan pada Bagian Perekonomian Setda', 'pemda');
  }

  /** Somebody holds two of the positions, so that a signature and an appointment can be seen; both are invented. */
  async appoint(): Promise<void> {
    await this.positionsService.appoint(
      this.staff,
      this.positionTitled('Asisten Perekonomian dan Pembangunan'),
      {
        person: {
          name: 'Contoh Pejabat',
          honorificPrefix: 'Dra.',
          honorificSuffix: 'M.Si.',
          rank: 'Pembina Utama Muda (IV/c)',
          email: 'asisten-perekonomian@contoh.sinergi.test',
        },
        kind: 'definitive',
        startsOn: '2025-01-02',
        decree: '800/[nomor]/BKPSDM/2025',
      },
    );
    await this.positionsService.appoint(this.staff, this.positionTitled('Manajer Hubungan Eksternal/CSR'), {
      person: { name: 'Contoh Manajer', email: 'humas-kawasan@contoh.sinergi.test' },
      kind: 'definitive',
      startsOn: '2025-01-02',
    });
  }

  organisationId(name: string): string {
    return found(this.organisations, ownerName(name));
  }

  /** The position with this title, whichever organisation it belongs to. */
  positionTitled(title: string): string {
    const key = [...this.positions.keys()].find((name) => name.endsWith(`/${title}`));
    return found(this.positions, key ?? title);
  }

  positionOf({ instansi, jabatan }: SampleAttendee): string {
    return found(this.positions, `${instansi}/${plain(jabatan)}`);
  }

  private async seat({ instansi, jabatan, sisi }: SampleAttendee): Promise<void> {
    await this.position(instansi, plain(jabatan), sisi);
  }

  private async position(organisation: string, title: string, side: SampleAttendee['sisi']): Promise<void> {
    const organisationId = await this.organisation(organisation, side);
    const key = `${organisation}/${title}`;
    if (this.positions.has(key)) return;
    const isHead = /^(Bupati|Sekretaris Daerah|Kepala (Dinas|Badan|UPTD|Sekolah|Cabang)|Camat|Direksi)/.test(
      title,
    );
    const { id } = await this.positionsService.create(this.staff, organisationId, { title, isHead });
    this.positions.set(key, id);
  }

  private async organisation(name: string, side: SampleAttendee['sisi']): Promise<string> {
    const made = this.organisations.get(name);
    if (made !== undefined) return made;
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'agency';
    const { id } = await this.organisationsService.create(this.staff, {
      name,
      kind,
      ...known[name],
      ...(kind === 'tenant' ? { estateId: this.estateId } : {}),
      side: sides[side],
      email: `${slug(name)}@contoh.sinergi.test`,
    });
    this.organisations.set(name, id);
    return id;
  }
}

/** `Dinas Ketenagakerjaan (UPTD BLK)` commits as `Dinas Ketenagakerjaan`; `(contoh)` belongs to a name. */
function ownerName(name: string): string {
  return name.replace(/ \((UPTD BLK|koordinator tenant)\)$/, '');
}

/** A position is the same whoever acts in it. */
const plain = (title: string): string => title.replace(/^Plt\. /, '');

function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function found(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (id === undefined) throw new Error(`the sample data name ${key}, which nobody made`);
  return id;
}
