/**
 * Between the windows of one browser: an opener is of no use here, since the browser takes it away when the window goes
 * to the provider (Cross-Origin-Opener-Policy). Whoever says so falsely gains nothing: the server decides.
 */
const channel = 'sinergi-proved';

export function tellProved(): void {
  const windows = new BroadcastChannel(channel);
  windows.postMessage(true);
  windows.close();
}

export function onProvedElsewhere(listener: () => void): () => void {
  const windows = new BroadcastChannel(channel);
  windows.addEventListener('message', listener);
  return () => windows.close();
}
