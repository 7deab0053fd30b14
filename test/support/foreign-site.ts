import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignSite {
  port: number;
  close: () => Promise<void>;
}

/**
 * What a page can try elsewhere in the name of who is signed in with us: forms as a browser sends them, requests with
 * its cookies, with and without asking first, a beacon, and our page in a frame. All of it is tried before it ends.
 */
const script = `
  const loaded = (frame, begin) => new Promise((done) => { frame.onload = done; begin(); });
  const frameNamed = (name) => document.body.appendChild(Object.assign(document.createElement('iframe'), { name }));
  function submitted(action, enctype) {
    const frame = frameNamed(enctype + action);
    const form = Object.assign(document.createElement('form'), { method: 'post', action, enctype, target: frame.name });
    // As text it reads {"verb":"publish","a":"=b"}.
    form.append(Object.assign(document.createElement('input'), { name: '{"verb":"publish","a":"', value: 'b"}' }));
    document.body.append(form);
    return loaded(frame, () => form.submit());
  }
  function asked(url, method) {
    const body = '{"verb":"publish"}';
    const json = { 'Content-Type': 'application/json', 'Idempotency-Key': 'jahat', 'If-Match': '*' };
    const common = { method, credentials: 'include' };
    return [
      ...(method === 'POST' ? [fetch(url, { ...common, mode: 'no-cors', body })] : []),
      fetch(url, { ...common, headers: json, ...(method === 'DELETE' ? {} : { body }) }),
    ];
  }
  window.attack = async ({ base, writes }) => {
    const posts = writes.filter(({ method }) => method === 'POST').map(({ path }) => base + path);
    await Promise.all(posts.map((url) => submitted(url, 'text/plain')));
    for (const kind of ['application/x-www-form-urlencoded', 'multipart/form-data']) await submitted(posts[0], kind);
    navigator.sendBeacon(posts[0], 'x');
    const answers = writes.flatMap(({ method, path }) => asked(base + path, method));
    const read = (await Promise.allSettled(answers)).filter(({ value }) => value && value.type !== 'opaque');
    const frame = frameNamed('ours');
    await loaded(frame, () => { frame.src = base + '/'; });
    return read.length;
  };
`;

/** Somebody else's page, served to every name of this machine. */
export async function openForeignSite(): Promise<ForeignSite> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Hadiah</title><body><script>${script}</script></body>`);
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
