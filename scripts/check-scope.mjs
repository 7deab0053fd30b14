// Nobody forgets what a reader may reach: every function in src that reads the office's records asks for the reader's
// reach, or stands in scripts/unscoped.json with the reason why it need not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const records = [
  'commitments',
  'progress_reports',
  'extensions',
  'meetings',
  'agenda_items',
  'decisions',
  'attendances',
  'note_blocks',
  'organisations',
  'positions',
  'people',
  'appointments',
  'reminders',
  'history_entries',
  'users',
];
const reading = new RegExp(`\\b(?:FROM|JOIN)\\s+(?:${records.join('|')})\\b`);
/** How a function says what its reader reaches. */
const scoped = /\b(?:reach\w*|visible)\(actor\)/;

const reasons = JSON.parse(readFileSync('scripts/unscoped.json', 'utf8'));
const found = new Set();
for (const name of readdirSync('src', { recursive: true }).sort()) {
  if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
  const file = join('src', name);
  for (const place of unscopedIn(file)) found.add(`${file}#${place}`);
}
const forgotten = [...found].filter((place) => !(place in reasons));
const gone = Object.keys(reasons).filter((place) => !found.has(place));
for (const place of forgotten) {
  complain(
    `${place} reads records without asking what the reader reaches: use reach(actor), or give the reason.`,
  );
}
for (const place of gone) complain(`${place} is in scripts/unscoped.json, but reads nothing unscoped.`);
process.exit(forgotten.length + gone.length > 0 ? 1 : 0);

/** Names of the functions and constants of `file` that read records and never say what the reader reaches. */
function unscopedIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const names = new Set();
  visit(source);
  return names;

  function visit(node) {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') {
      const place = placeOf(node);
      if (reading.test(node.template.getText()) && !scoped.test(place.getText())) names.add(nameOf(place));
      // What stands inside is part of the same statement.
      return;
    }
    ts.forEachChild(node, visit);
  }
}

/** The method, function or constant of the file in which the statement stands. */
function placeOf(node) {
  let at = node.parent;
  while (!ts.isMethodDeclaration(at) && !ts.isSourceFile(at.parent)) at = at.parent;
  return at;
}

function nameOf(place) {
  return (ts.isVariableStatement(place) ? place.declarationList.declarations[0] : place).name.getText();
}

function complain(sentence) {
  process.stderr.write(`${sentence}\n`);
}
