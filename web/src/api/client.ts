import createClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { answered, keyFor } from './idempotency';
import { ProblemError, Unreachable } from './problem';
import type { OpenPaths } from './types';

const fingerprints = new WeakMap<Request, string>();
let sessionChanged: () => void = () => undefined;
let staying: (() => void) | null = null;
const noProof = () => Promise.resolve(false);
let askForProof: () => Promise<boolean> = noProof;
let asking: Promise<boolean> | null = null;
/** What was sent can be read once; this is for sending it again. */
const copies = new WeakMap<Request, Request>();
let locale = 'id';

/** What happens when the session has ended, or waits for a code: the shell leads there and comes back afterwards. */
export function onSessionChanged(listener: () => void): void {
  sessionChanged = listener;
}

/** A page where people type tells them itself, and stays; answers how to end that. */
export function stayWhenSessionEnds(tell: () => void): () => void {
  staying = tell;
  return () => {
    if (staying === tell) staying = null;
  };
}

/** A deed of weight wants a proof: the shell asks for it and answers whether it was given. */
export function onProofNeeded(ask: () => Promise<boolean>): () => void {
  askForProof = ask;
  return () => {
    if (askForProof === ask) askForProof = noProof;
  };
}

/** However many requests want it, the person is asked once. */
function proven(): Promise<boolean> {
  asking ??= askForProof().finally(() => {
    asking = null;
  });
  return asking;
}

/** The language in which the server writes its sentences. */
export function speak(language: string): void {
  locale = language;
}

const idempotent: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', locale);
    if (request.method !== 'POST' || request.headers.has('Idempotency-Key')) return;
    const fingerprint = `${request.url} ${await request.clone().text()}`;
    fingerprints.set(request, fingerprint);
    request.headers.set('Idempotency-Key', keyFor(fingerprint));
  },
  onResponse({ request, response }) {
    const fingerprint = fingerprints.get(request);
    if (fingerprint !== undefined && response.status < 500) answered(fingerprint);
  },
};

/** The very same request once its sender has proved anew, key and all: nothing is lost, and nothing is done twice. */
async function sentAgain(request: Request, problem: ProblemError): Promise<Response> {
  if (!(await proven())) throw problem;
  const again = await fetch(copies.get(request) ?? request.clone());
  if (!again.ok) throw await ProblemError.from(again);
  return again;
}

const problems: Middleware = {
  async onResponse({ request, response }) {
    if (response.ok) return undefined;
    const problem = await ProblemError.from(response);
    const wantsProof = problem.code === 'proof-needed';
    const isOver =
      response.status === 401 &&
      !wantsProof &&
      !/\/(sessions|sessions\/passkey|acceptances|me)$/.test(request.url);
    if (isOver || problem.code === 'second-factor-needed') (staying ?? sessionChanged)();
    if (!wantsProof) throw problem;
    return sentAgain(request, problem);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new Unreachable(error);
  },
};

const copied: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') copies.set(request, request.clone());
  },
};

/** The client itself, for what no hook fits; everything it throws is a ProblemError or Unreachable. */
export const client = createClient<OpenPaths>({ baseUrl: '', credentials: 'same-origin' });
// Answers pass the list backwards: keys are settled before the problem is thrown.
client.use(problems, idempotent, copied);

/** `api.useQuery('get', '/api/…')` and `api.useMutation('post', '/api/…')`, typed by openapi.json. */
export const api = createQueryClient(client);

/** Spread into the init of a PATCH or DELETE: the server refuses (412) when the record is newer. */
export function ifMatch(version: number | string): { headers: { 'If-Match': string } } {
  return { headers: { 'If-Match': `"${version}"` } };
}
