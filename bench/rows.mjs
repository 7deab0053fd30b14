// The recipe of the generated office, in SQL so that a million rows take seconds: 2,000 organisations of which few
// promise much and many little, four years of meetings with twenty commitments each, and dates around today.
// random() is seeded, so equal numbers make equal rows.

const yearsOfHistory = 4;

/** A uniform pick; `volatile` keeps the planner from picking once for all rows. */
const pick = (...texts) =>
  `(ARRAY[${texts.map((text) => `'${text}'`).join(', ')}])[1 + floor(random() * ${texts.length})::int]`;

/** A UUID of version 7 with the time of `at`, so that rows born together lie together on an index. */
const idAt = (at, key) =>
  `(lpad(to_hex((extract(epoch FROM ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${key}), 1, 3) || '8' || substr(md5(${key}), 5, 15))::uuid`;

const districts = `(SELECT array_agg(code ORDER BY code) FROM districts)`;

/**
 * The statements in order.
 * @param {{rows: number, today: string}} wish
 * @returns {string[]}
 */
export function recipe({ rows, today }) {
  const meetings = Math.ceil(rows / 20);
  return [
    `SELECT setseed(0.25)`,
    ...directory(today),
    ...meetingRows(meetings, today),
    commitmentRows(rows, today),
    progressRows(today),
    extensionRows(),
  ];
}

function directory(today) {
  const founded = `(timestamptz '${today} 00:00+07' - interval '${yearsOfHistory + 1} years')`;
  return [
    `INSERT INTO organisations (id, name, short_name, kind, side, district_code, address, version, created_at)
     SELECT ${idAt(founded, `'organisation' || i`)},
       CASE WHEN i % 20 = 0 THEN 'Dinas ' ELSE 'PT ' END
         || ${pick('Karya', 'Sinar', 'Mitra', 'Bina', 'Cipta', 'Surya', 'Prima', 'Tirta')} || ' '
         || ${pick('Mandiri', 'Sejahtera', 'Nusantara', 'Abadi', 'Industri', 'Perkasa', 'Makmur')} || ' ' || i,
       NULL, CASE WHEN i % 20 = 0 THEN 'agency' ELSE 'tenant' END,
       CASE WHEN i % 20 = 0 THEN 'government' ELSE 'industry' END,
       ${districts}[1 + i % 23], 'Jalan Industri Raya Blok ' || i % 90, 1, ${founded}
     FROM generate_series(1, 2000) AS i`,
    `INSERT INTO contacts (id, organisation_id, kind, value, purpose, preferred, version, created_at)
     SELECT gen_random_uuid(), o.id, v.kind, v.value, 'general', true, 1, o.created_at
     FROM organisations o CROSS JOIN LATERAL (VALUES ('email', 'kontak-' || o.id || '@contoh.sinergi.test'),
       ('phone', '+6221' || (8900000 + abs(hashtext(o.id::text)) % 100000))) AS v(kind, value)`,
    `CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
     SELECT id, (row_number() OVER (ORDER BY md5(id::text)))::int AS n FROM organisations`,
    `CREATE UNIQUE INDEX ON numbered (n)`,
    `ANALYZE numbered`,
    `INSERT INTO positions (id, organisation_id, title, is_head, created_at)
     SELECT ${idAt(founded, `'position' || n`)}, id, 'Kepala', true, ${founded} FROM numbered`,
    `INSERT INTO users (id, name, email, password_hash, locale, created_at)
     SELECT ${idAt(founded, `'user' || n`)}, ${pick('Siti', 'Budi', 'Rina', 'Agus', 'Dewi', 'Joko')} || ' '
         || ${pick('Rahayu', 'Santoso', 'Lestari', 'Wibowo', 'Hidayat')} || ' ' || n,
       'orang' || n || '@contoh.sinergi.test', NULL, 'id', ${founded}
     FROM generate_series(-2, 2000) AS n`,
    `INSERT INTO role_grants (id, user_id, role, organisation_id, starts_on)
     SELECT ${idAt(founded, `'grant' || n`)}, ${idAt(founded, `'user' || n`)}, 'liaison', id, ${founded}::date
     FROM numbered
     UNION ALL SELECT ${idAt(founded, `'grant' || role`)}, ${idAt(founded, `'user' || n`)}, role, NULL, ${founded}::date
     FROM (VALUES (0, 'staff'), (-1, 'official'), (-2, 'administrator')) AS v(n, role)`,
    `INSERT INTO people (id, name, user_id, created_at)
     SELECT id, name, id, created_at FROM users`,
    `INSERT INTO contacts (id, person_id, kind, value, purpose, preferred, version, created_at)
     SELECT gen_random_uuid(), id, 'email', lower(email), 'general', true, 1, created_at FROM users`,
    `INSERT INTO appointments (id, position_id, person_id, kind, starts_on)
     SELECT ${idAt(founded, `'appointment' || n`)}, ${idAt(founded, `'position' || n`)},
       ${idAt(founded, `'user' || n`)}, 'definitive', ${founded}::date FROM numbered`,
  ];
}

/** Meetings lie evenly over the years, the last ones in the month to come. */
function meetingRows(meetings, today) {
  const startsAt = `(timestamptz '${today} 09:00+07' + (30 - (${meetings} - i) * ${yearsOfHistory * 365.25} / ${meetings})::int * interval '1 day')`;
  return [
    `CREATE TEMPORARY TABLE met ON COMMIT DROP AS
     SELECT i::int, ${startsAt} AS starts_at, ${idAt(startsAt, `'meeting' || i`)} AS id,
       'RKR-' || extract(year FROM ${startsAt}) || '-' || lpad(i::text, 6, '0') AS reference
     FROM generate_series(1, ${meetings}) AS i`,
    `CREATE UNIQUE INDEX ON met (i)`,
    `ANALYZE met`,
    `INSERT INTO meetings (id, reference, title, kind, status, mode, starts_at, ends_at, time_zone, venue,
       classification, letter, version, created_at, published_at)
     SELECT id, reference, 'Rapat koordinasi ' || ${pick('CSR', 'infrastruktur', 'perizinan', 'vokasi', 'pelayanan dasar')} || ' ' || i,
       'coordination', CASE WHEN starts_at > date '${today}' THEN 'scheduled' ELSE 'closed' END, 'on_site',
       starts_at, starts_at + interval '2 hours', 'Asia/Jakarta', 'Ruang Rapat Bupati', 'internal', '{}', 1,
       starts_at - interval '14 days', starts_at - interval '14 days'
     FROM met`,
    `INSERT INTO attendances (id, meeting_id, position_id, organisation_id, status, number)
     SELECT ${idAt('m.starts_at', `'seat' || m.i || '/' || k`)}, m.id, p.id, n.id,
       CASE WHEN m.starts_at > date '${today}' THEN 'invited' ELSE 'present' END, k
     FROM met m CROSS JOIN generate_series(1, 8) AS k
       JOIN numbered n ON n.n = 1 + (m.i * 37 + k * 251) % 2000 JOIN positions p ON p.organisation_id = n.id`,
    `INSERT INTO agenda_items (id, meeting_id, number, topic, title, minutes, classification)
     SELECT ${idAt('m.starts_at', `'item' || m.i || '/' || k`)}, m.id, k,
       (ARRAY['csr', 'infrastructure', 'permits'])[k], 'Pembahasan ' || k, 30, 'open'
     FROM met m CROSS JOIN generate_series(1, 3) AS k`,
    `INSERT INTO decisions (id, meeting_id, number, topic, text, agenda_item_id)
     SELECT ${idAt('m.starts_at', `'decision' || m.i || '/' || k`)}, m.id, k, NULL,
       ${pick('Pengelola kawasan', 'Dinas Perhubungan', 'Dinas Pekerjaan Umum', 'Perusahaan di kawasan')} || ' '
         || ${pick('memasang', 'memperbaiki', 'menyediakan', 'melaporkan')} || ' '
         || ${pick('lampu jalan', 'drainase', 'tempat magang', 'data tenaga kerja')} || ' sebelum akhir tahun',
       ${idAt('m.starts_at', `'item' || m.i || '/' || k`)}
     FROM met m CROSS JOIN generate_series(1, 3) AS k`,
  ];
}

// Shares of the statuses of what was due before today, and of what is still to come.
const past = steps({
  fulfilled: 0.82,
  cancelled: 0.05,
  in_progress: 0.05,
  blocked: 0.02,
  agreed: 0.01,
  submitted: 0.02,
  on_hold: 0.02,
  proposed: 0.01,
});
const ahead = steps({
  in_progress: 0.38,
  agreed: 0.2,
  fulfilled: 0.12,
  proposed: 0.12,
  blocked: 0.05,
  submitted: 0.05,
  on_hold: 0.04,
  cancelled: 0.04,
});

/** What lies in the past is mostly done; owners are drawn so that the largest one has some 8 % of all. */
function commitmentRows(rows, today) {
  const topics = ['csr', 'infrastructure', 'permits', 'vocational', 'basic_services', 'general'];
  const open = `status IN ('agreed', 'in_progress', 'blocked')`;
  return `
    WITH drawn AS MATERIALIZED (
      SELECT i, 1 + (i - 1) / 20 AS m, random() AS fate, random() AS share,
        1 + floor(2000 * random() ^ 3)::int AS owner, 1 + floor(2000 * random())::int AS verifier,
        14 + floor(350 * random() ^ 2)::int AS days, ${pick(...topics)} AS topic
      FROM generate_series(1, ${rows}) AS i
    ), dated AS (
      SELECT d.*, m.id AS meeting_id, m.reference AS meeting, m.starts_at + d.i * interval '1 microsecond' AS born,
        m.starts_at::date + days AS due_on
      FROM drawn d JOIN met m ON m.i = d.m
    ), decided AS (
      SELECT *, CASE WHEN due_on < date '${today}' THEN ${past} ELSE ${ahead} END AS status FROM dated
    ), measured AS (
      SELECT *, CASE WHEN status = 'fulfilled' THEN 100 WHEN status IN ('proposed', 'agreed') THEN 0
        ELSE floor(share * 100)::int END AS percent FROM decided
    )
    INSERT INTO commitments (id, reference, title, topic, status, meeting_id, owner_id, verifier_id, supporting,
      indicator, direction, baseline, target, unit, due_on, first_due_on, evidence_required, place, district_code,
      planned_value, classification, question, obstacle, progress_value, progress_percent, progress_on, agreed_at,
      submitted_at, fulfilled_on, version, created_at)
    SELECT ${idAt('born', `'commitment' || i`)},
      CASE WHEN i % 20 = 0 THEN 'KMT-' || extract(year FROM born) || '-' || lpad(i::text, 7, '0')
        ELSE meeting || '/' || lpad((i % 20)::text, 2, '0') END,
      ${pick('Pemasangan', 'Perbaikan', 'Pembangunan', 'Penyaluran', 'Percepatan', 'Pelatihan', 'Penyusunan')} || ' '
        || ${pick('lampu jalan umum', 'jalan akses kawasan', 'drainase', 'bantuan CSR', 'izin lingkungan', 'kelas vokasi SMK', 'ruang kelas', 'posyandu', 'taman kota', 'jembatan gantung', 'data tenaga kerja')}
        || ' di ' || ${pick('Cikarang Utara', 'Cikarang Barat', 'Tambun Selatan', 'Setu', 'Cibitung', 'Babelan', 'Muaragembong', 'Serang Baru', 'Kedungwaringin')}
        || ' tahap ' || i,
      topic, status, CASE WHEN i % 20 <> 0 THEN meeting_id END, o.id, nullif(v.id, o.id),
      'Kecamatan dan perangkat daerah terkait', 'Jumlah unit yang selesai dan diserahterimakan', 'up', 0,
      20 + floor(share * 200), 'unit', CASE WHEN status <> 'proposed' OR i % 2 = 0 THEN due_on END,
      CASE WHEN status <> 'proposed' OR i % 2 = 0 THEN due_on END, 'Foto dan berita acara', 'Kawasan industri',
      ${districts}[1 + i % 23], CASE WHEN topic = 'csr' THEN 25000000 * (1 + floor(share * 40)) END, 'internal',
      CASE WHEN ${open} AND share < 0.05 THEN 'Perlu arahan: anggaran perubahan atau tahun depan?' END,
      CASE WHEN status = 'blocked' THEN 'Menunggu pembebasan lahan' END,
      CASE WHEN percent > 0 THEN floor((20 + floor(share * 200)) * percent / 100) END, percent,
      CASE WHEN percent > 0 THEN least(due_on, date '${today}') - 7 END, CASE WHEN status <> 'proposed' THEN born END,
      CASE WHEN status IN ('submitted', 'fulfilled') THEN least(due_on::timestamptz, timestamptz '${today} 00:00+07') END,
      CASE WHEN status = 'fulfilled' THEN least(due_on + floor(share * 40)::int - 25, date '${today}') END, 3, born
    FROM measured JOIN numbered o ON o.n = owner LEFT JOIN numbered v ON v.n = verifier AND i % 3 = 0`;
}

/** Three reports for whatever has progress. */
function progressRows() {
  return `
    INSERT INTO progress_reports (id, commitment_id, reported_on, value, percent, note, reported_by_name, created_at)
    SELECT ${idAt('c.created_at', `c.reference || k`)}, c.id, c.progress_on - 30 * (3 - k),
      floor(c.progress_value * k / 3), c.progress_percent * k / 3, 'Pekerjaan lapangan berjalan', 'Siti Rahayu',
      c.created_at + k * interval '1 day'
    FROM commitments c CROSS JOIN generate_series(1, 3) AS k WHERE c.progress_percent > 0`;
}

/** One in twenty got more time, and one in fifty of the open ones asks for it now. */
function extensionRows() {
  return `
    INSERT INTO extensions (id, commitment_id, from_due_on, to_due_on, reason, status, requested_by_name,
      requested_at, answered_by_name, answered_at)
    SELECT ${idAt('c.created_at', `'extension' || c.reference`)}, c.id, c.due_on - 30, c.due_on,
      'Material belum tersedia di pasar', asked, 'Budi Santoso', c.created_at,
      CASE WHEN asked = 'granted' THEN 'Rina Lestari' END, CASE WHEN asked = 'granted' THEN c.created_at END
    FROM (SELECT *, random() AS fate FROM commitments WHERE due_on IS NOT NULL) c
      CROSS JOIN LATERAL (SELECT CASE
        WHEN fate < 0.02 AND status IN ('agreed', 'in_progress', 'blocked') THEN 'requested'
        WHEN fate < 0.05 THEN 'granted' END AS asked) a
    WHERE asked IS NOT NULL`;
}

/** `fate` between 0 and 1 as a status, by its share. */
function steps(shares) {
  let sum = 0;
  const cases = Object.entries(shares).map(([status, share]) => {
    sum += share;
    return `WHEN fate < ${sum.toFixed(3)} THEN '${status}'`;
  });
  return `CASE ${cases.join(' ')} ELSE 'fulfilled' END`;
}
