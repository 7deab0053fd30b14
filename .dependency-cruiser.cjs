// The layers of ARCHITECTURE.md; this file is the only place where they are written as rules.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** A later feature may call an earlier one, never the reverse. */
const features = [
  'access',
  'directory',
  'meetings',
  'commitments',
  'reminders',
  'calendars',
  'documents',
  'reports',
  'personal-data',
];

/** Entities have no suffix of their own; the decorator tells them. */
const entities = readdirSync('src', { recursive: true })
  .map((name) => path.join('src', name))
  .filter((file) => file.endsWith('.ts') && /^@Entity\(/m.test(readFileSync(file, 'utf8')))
  .map((file) => `^${file.replaceAll('\\', '/').replaceAll('.', '\\.')}$`);

const spec = '\\.spec\\.tsx?$';
const service = '\\.(service|queries|controller|module|dto|authenticator)\\.ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      '1-no-cycles',
      'Two files that need each other are one, or miss a third.',
      { path: '^(src|migrations|test)/' },
      { circular: true },
    ),
    rule(
      '1-no-cycles-in-the-page',
      'The same; but a type may point back, as the props of a part do to what holds it: it is gone in the bundle.',
      { path: '^web/src/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),

    rule(
      '2-kernel-is-ideas',
      'The kernel imports the kernel, and two pure libraries (time zones, ids).',
      { path: '^src/kernel/', pathNot: spec },
      { pathNot: ['^src/kernel/', '^node_modules/(temporal-polyfill|uuid)/'] },
    ),

    rule(
      '3-platform-knows-no-feature',
      'Technology serves any business: it imports the kernel, itself and libraries.',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/(kernel|platform)/' },
    ),

    rule(
      '4-features-meet-at-the-door',
      'What others may use of a feature is named in its index.ts.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
    ),
    rule(
      '4-everyone-enters-by-the-door',
      'The same for whatever stands above the features; data-source.ts lists the entities by hand.',
      { path: '^src/', pathNot: ['^src/features/', '^src/data-source\\.ts$'] },
      { path: '^src/features/', pathNot: '^src/features/[^/]+/index\\.ts$' },
    ),

    ...features
      .slice(0, -1)
      .map((feature, at) =>
        rule(
          `5-${feature}-calls-no-later-feature`,
          'An earlier feature never calls a later one: it writes history, which the later one reads.',
          { path: `^src/features/${feature}/` },
          { path: `^src/features/(${features.slice(at + 1).join('|')})/` },
        ),
      ),
    rule(
      '5-features-are-listed',
      'A feature has its place in the order at the top of this file.',
      { path: '^(src|test)/' },
      { path: '^src/features/', pathNot: `^src/features/(${features.join('|')})/` },
    ),
    rule(
      '5-features-know-nothing-above',
      'What puts the features together is no business of a feature.',
      { path: '^src/features/' },
      { path: '^src/', pathNot: '^src/(features|kernel|platform)/' },
    ),

    rule(
      '6-rules-are-pure',
      'Lifecycles and policies can be read and tested with nothing beside them.',
      { path: '\\.(lifecycle|policy)\\.ts$' },
      { path: ['^node_modules/', '^src/platform/', service] },
    ),

    rule(
      '7-entities-are-columns-and-behaviour',
      'An entity knows TypeORM’s decorators and its rules, not who calls it.',
      { path: entities },
      { path: ['^node_modules/(@nestjs|fastify)/', '^src/platform/', service] },
    ),

    rule(
      '8-controllers-parse-call-view',
      'A controller has no hand on the database. Health may ask whether it answers.',
      { path: '\\.controller\\.ts$', pathNot: '^src/platform/http/health\\.controller\\.ts$' },
      { path: ['^node_modules/(typeorm|pg|sql-template-tag)/', '^src/platform/database/'] },
    ),

    rule(
      '9-only-modules-import-controllers',
      'A controller is an end, not a library.',
      { pathNot: '\\.module\\.ts$' },
      { path: '\\.controller\\.ts$' },
    ),

    rule(
      '10-production-knows-no-test',
      'Only specs use the factories of test/.',
      { path: '^(src|migrations|web/src)/', pathNot: spec },
      { path: ['^(test|bench|scripts)/', spec] },
    ),

    rule(
      '11-migrations-stand-still',
      'A migration must mean the same when src has moved on.',
      { path: '^migrations/' },
      { pathNot: ['^migrations/', '^node_modules/typeorm/'] },
    ),

    rule(
      '12-web-features-stand-alone',
      'A page uses ui, api and what pages share; not another page, not the shell.',
      { path: '^web/src/features/([^/]+)/' },
      { path: '^web/src/(features|app)/', pathNot: '^web/src/features/$1/' },
    ),
    rule(
      '12-nothing-below-knows-a-page',
      'api and what pages share (messages, records) know no page and not the shell.',
      { path: '^web/src/', pathNot: '^web/src/(features|app)/' },
      { path: '^web/src/(features|app)/' },
    ),
    rule(
      '12-ui-knows-no-domain',
      'Tables, dates and forms know nothing of ours.',
      { path: '^web/src/ui/', pathNot: spec },
      { path: '^web/src/', pathNot: '^web/src/ui/' },
    ),
    rule(
      '12-api-stands-alone',
      'What speaks to the server shows nothing.',
      { path: '^web/src/api/' },
      { path: '^web/src/', pathNot: '^web/src/api/' },
    ),
    rule(
      '12-page-and-server-meet-at-openapi',
      'The page learns of the server from openapi.json alone.',
      { path: '^web/' },
      { path: '^(src|migrations|test)/' },
    ),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: ['^(dist|data|web/dist)/', '\\.(css|json|svg|woff2)$', '^node:'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
