import supertest from 'supertest';
import type { TestOffice } from './office.js';

/** What a browser does in single sign-on, redirect by redirect; its cookies for Sinergi are kept. */
export class SsoBrowser {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly office: TestOffice,
    cookie = '',
  ) {
    if (cookie !== '') this.keep(cookie);
  }

  /** What it sends back to Sinergi. */
  get cookies(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The address at the provider where signing in begins. */
  async start(back?: string): Promise<URL> {
    const search = back === undefined ? '' : `?${new URLSearchParams({ back }).toString()}`;
    return new URL(await this.open(`/api/sso/start${search}`));
  }

  /** The address at the provider where proving again begins. */
  async startProof(): Promise<URL> {
    return new URL(await this.open('/api/sso/start?purpose=proof'));
  }

  /** The address at the provider where linking begins. */
  async startLink(): Promise<URL> {
    const answer = await this.office.nobody
      .post('/api/me/identities')
      .set('Cookie', this.cookies)
      .expect(201);
    this.keepAll(answer.headers['set-cookie']);
    return new URL((answer.body as { url: string }).url);
  }

  /** The whole way; answers where it ends. */
  async signIn(back?: string): Promise<string> {
    return this.comeBack(await this.throughProvider(await this.start(back)));
  }

  /** Follows the provider's redirects until it sends the browser back: the path of our callback, with its query. */
  async throughProvider(from: URL): Promise<string> {
    const cookies = new Map<string, string>();
    let at = from;
    while (at.origin !== this.office.config.address) {
      const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { Cookie } });
      for (const set of answer.headers.getSetCookie()) cookies.set(...pair(set));
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`the provider stops at ${at.href}: ${await answer.text()}`);
      at = new URL(location, at);
    }
    return at.pathname + at.search;
  }

  /** Opens our callback; answers where that leads. */
  async comeBack(path: string): Promise<string> {
    return this.open(path);
  }

  private async open(path: string): Promise<string> {
    const request = supertest(this.office.app.getHttpServer()).get(path);
    const answer = await request.set('Cookie', this.cookies).expect(303);
    this.keepAll(answer.headers['set-cookie']);
    return String(answer.headers['location']);
  }

  private keepAll(cookies: unknown): void {
    for (const cookie of [cookies ?? []].flat() as string[]) this.keep(cookie);
  }

  keep(cookie: string): void {
    const [name, value] = pair(cookie);
    if (value === '') this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

function pair(cookie: string): [string, string] {
  const text = cookie.split(';')[0] ?? '';
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
