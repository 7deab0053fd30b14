import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './failure.js';

/**
 * Makes the library links that npm packages cannot carry and that the package's install script, which npm may have been
 * told not to run, would have made. False when they could not be made here.
 */
export async function linkLibraries(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of parseLinks(list)) {
    // Paths in the list begin at the package ("native/lib/..."), while a copy is called otherwise.
    const link = join(native, target.replace(/^native\//, ''));
    try {
      await symlink(basename(source), link);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

export function parseLinks(text: string): readonly { source: string; target: string }[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.filter((entry: unknown): entry is { source: string; target: string } => {
    const { source, target } = Object(entry) as Record<string, unknown>;
    return typeof source === 'string' && typeof target === 'string' && dirname(source) === dirname(target);
  });
}
