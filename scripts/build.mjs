// Compiles src and migrations to dist with the plug-ins of nest-cli.json, as `nest build` does; Nest's own
// CLI drags in packages that want Node 22 (docs/decisions/0003-build.md).
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { bundle } from './bundle.mjs';

const require = createRequire(import.meta.url);
const { compilerOptions } = JSON.parse(readFileSync('nest-cli.json', 'utf8'));
const config = ts.getParsedCommandLineOfConfigFile(
  compilerOptions.tsConfigPath,
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: report },
);
rmSync('dist', { recursive: true, force: true });
const program = ts.createProgram(config.fileNames, config.options);
const before = compilerOptions.plugins.map(({ name, options }) =>
  require(`${name}/plugin`).before(options, program),
);
const { diagnostics } = program.emit(undefined, undefined, undefined, false, { before });
const all = [...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics];
all.forEach(report);
if (all.length > 0) process.exit(1);
await bundle();
// Written last: whoever looks whether the build is fresh must not find half of one (freshness.mjs).
writeFileSync('dist/.built', '');

function report(diagnostic) {
  const format = process.stderr.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  process.stderr.write(
    format([diagnostic], {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => process.cwd(),
      getNewLine: () => '\n',
    }),
  );
}
