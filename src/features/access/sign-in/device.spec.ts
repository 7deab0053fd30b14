import { describe, expect, it } from 'vitest';
import { deviceWords } from './device.js';

const mozilla = 'Mozilla/5.0';
const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a device in words', () => {
  it.each([
    [
      `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit} Chrome/141.0.0.0 Safari/537.36`,
      'Chrome',
      'Windows',
    ],
    [`${mozilla} (Windows NT 10.0) ${webKit} Chrome/141.0 Safari/537.36 Edg/141.0`, 'Edge', 'Windows'],
    [`${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Safari/604.1`, 'Safari', 'iOS'],
    [
      `${mozilla} (Linux; Android 15) ${webKit} SamsungBrowser/28.0 Chrome/130.0`,
      'Samsung Internet',
      'Android',
    ],
    [`${mozilla} (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0`, 'Firefox', 'Linux'],
    ['curl/8.9.1', null, null],
    [undefined, null, null],
  ])('of %s', (userAgent, browser, system) => {
    expect(deviceWords(userAgent)).toEqual({ browser, system });
  });
});
