// What a field looks like, for the description of the API: one that says so itself (`@example`) keeps its word, another
// gets what fields of its name look like everywhere. And which operations are still told without an example or a summary.

import { Ajv2020 } from 'ajv/dist/2020.js';

const id = '0199f4a2-7c31-7d58-9a0e-3b6f2c1d8e47';
const person = 'Siti Aminah';
const moment = '2025-10-21T02:00:00.000Z';
const day = '2026-01-30';
const sentence = 'Menunggu penyambungan daya untuk 19 titik.';

/** The first that fits counts. */
const looks = [
  [/^(id|.+Ids?)$/, id],
  [/^(.+On|day|today|horizon|date|on|until|validUntil)$/, day],
  [/^(at|.+At|asOf)$/, moment],
  [/^(start|end)Time$/, '09:00'],
  [/^(.+By|author|actor|speaker|speakerName|chair|representedBy|by)$/, person],
  [
    /^(note|.*[rR]eason|obstacle|answerNote|text|quote|wrong|nevertheless|lastError|error|detail|message)$/,
    sentence,
  ],
  [/^(name|subject|label)$/, 'PT Jababeka Infrastruktur'],
  [/^(title|seat|position)$/, 'Kepala Dinas'],
  [/^(owner|organisation|guestOrganisation|organizer|of)$/, 'Dinas Perhubungan'],
  [/^(email|to|from|.*[aA]ddress)$/, 'dishub@bekasikab.example'],
  [/^phone$/, '+62218900000'],
  [/^(venue|place|district)$/, 'Aula KH. Noer Ali'],
  [/^reference$/, 'RKR-2025-001/07'],
  [/^timeZone$/, 'Asia/Jakarta'],
  [/^(current|password)$/, 'tiga-kata-rahasia'],
  [/^(next|after)$/, 'eyJrIjpbIjIwMjUtMTAtMjEiXX0.x7Q'],
  [
    /^(token|pass|signature|clientDataJSON|attestationObject|authenticatorData|userHandle)$/,
    'IMYHXm2Iyv9_7TTzRof0ev',
  ],
  [/^(url|onlineUrl|instance)$/, 'https://sinergi.example.go.id/meetings'],
  [
    /^(q|words|wanted|en|question|indicator|supporting|evidenceRequired|presenter|agenda|letter|assignmentLetter)$/,
    'Titik penerangan jalan yang menyala',
  ],
  [/^unit$/, 'titik'],
  [/^topic$/, 'infrastructure'],
  [/^status$/, 'scheduled'],
  [/^sha256$/, 'ed95a98cfacfba8bcd2d03b2e2fd8a978c8ab39b85ed95a98cfacfba8bcd2d03'],
  [/^(recoveryCodes|codes)$/, 'K7QM-2XFA'],
  [/^(code|number)$/, '3216'],
  [/^nib$/, '8120001234567'],
  [/^employeeNumber$/, '198007152005011003'],
  [/^fileName$/, 'organisasi.xlsx'],
  [/^orderKey$/, 'a1'],
  [/^can$/, 'edit'],
  [/^(shortName|already|before)$/, 'Dishub'],
  [/^headings$/, 'Nama organisasi'],
  [/^rank$/, 'Pembina Utama Muda, IV/c'],
  [/^decree$/, '821.2/Kep.169-BKPSDM/2025'],
  [/^nature$/, 'Segera'],
  [/^holiday$/, 'Hari Raya Natal'],
  [/^shown$/, '0812-3456-7890'],
  [/^provider$/, 'Akun Pemkab Bekasi'],
  [/^html$/, '<p>Komitmen ini jatuh tempo dalam 7 hari.</p>'],
  [/^path$/, 'M10 20L110 120'],
];

/** What has no fields of its own: somebody else's format, and sections that are named by what is held. */
const formless = {
  PasskeyOptions: {
    options: { challenge: 'x7QIMYHXm2Iyv9_7TTzRof', rpId: 'sinergi.example.go.id', timeout: 60_000 },
  },
};
const exported = { format: 'sinergi-my-data', version: 1, exportedAt: moment, sections: {} };

/** Adds the examples that are missing, in place. */
export function addExamples({ paths, components }) {
  for (const [name, example] of Object.entries(formless)) components.schemas[name].example = example;
  paths['/api/me/data/export'].get.responses[200].content['application/json'].schema.example = exported;
  for (const { properties = {} } of Object.values(components.schemas)) {
    for (const [name, property] of Object.entries(properties)) {
      const field = property.type === 'array' ? property.items : property;
      if (isTold(field)) continue;
      const example = exampleFor(name, [field.type].flat());
      if (example !== undefined) field.example = example;
    }
  }
}

/** Any of these says what a value looks like. */
const telling = ['example', 'examples', 'enum', 'const', 'default'];

function isTold(field) {
  const words = [...telling, '$ref', 'allOf', 'anyOf', 'oneOf', 'properties'];
  return words.some((word) => word in field);
}

function exampleFor(name, types) {
  if (types.includes('number') || types.includes('integer')) return 3;
  if (types.includes('boolean')) return true;
  if (!types.includes('string')) return undefined;
  return looks.find(([pattern]) => pattern.test(name))?.[1];
}

/** What each operation still lacks, in words. */
export function untold({ paths, components }) {
  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  const schemaOf = ({ $ref }) => components.schemas[$ref.slice('#/components/schemas/'.length)];
  const shows = (schema, seen = []) => {
    if (schema === undefined || seen.includes(schema)) return false;
    if (schema.$ref) return shows(schemaOf(schema), [...seen, schema]);
    if (telling.some((word) => word in schema)) return true;
    const parts = [schema.items, ...Object.values(schema.properties ?? {})];
    return [...parts, ...['allOf', 'anyOf', 'oneOf'].flatMap((word) => schema[word] ?? [])].some((part) =>
      shows(part, [...seen, schema]),
    );
  };
  const bodies = ({ requestBody, responses }) => [
    requestBody?.content?.['application/json'],
    ...Object.values(responses).map(
      ({ content }) => content?.['application/json'] ?? content?.['application/problem+json'],
    ),
  ];
  return Object.entries(paths).flatMap(([path, operations]) =>
    methods
      .filter((method) => method in operations)
      .flatMap((method) => {
        const operation = operations[method];
        const lacks = [
          ...(operation.summary ? [] : ['a summary']),
          ...(bodies(operation).every((body) => body === undefined || shows(body.schema))
            ? []
            : ['an example']),
          ...('default' in operation.responses ? [] : ['its refusals']),
        ];
        return lacks.length === 0 ? [] : [`${method.toUpperCase()} ${path}: ${lacks.join(', ')}`];
      }),
  );
}

/** The examples that their own fields would refuse, in words. */
export function contradictions({ components }) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return Object.entries(components.schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties).flatMap(([name, property]) =>
      [property, property.items ?? {}]
        .filter((field) => 'example' in field && !JSON.stringify(field).includes('$ref'))
        .filter((field) => !ajv.validate(field, field.example))
        .map((field) => `${schema}.${name}: ${JSON.stringify(field.example)}, ${ajv.errorsText()}`),
    ),
  );
}
