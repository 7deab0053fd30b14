import { describe, expect, it } from 'vitest';
import { hostRules, readPort, renderSettings } from './settings.js';

describe('the settings of the server', () => {
  it('remember the port for the next start', () => {
    expect(readPort(renderSettings(54321, true))).toBe(54321);
    expect(readPort('')).toBeUndefined();
  });

  it('give up safety only when asked', () => {
    expect(renderSettings(1, true)).not.toMatch(/^(fsync|full_page_writes|synchronous_commit)/m);
    expect(renderSettings(1, false)).toMatch(/^fsync = off$/m);
  });

  it('let nobody in without a password, nor from elsewhere', () => {
    const rules = hostRules.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules).toEqual(['host all all 127.0.0.1/32 scram-sha-256']);
    expect(renderSettings(1, true)).toContain("unix_socket_directories = ''");
  });
});
