export type Say = (message: string) => void;

const patience = 2000;

/** Speaks up when something lasts longer than people wait without wondering. */
export function saying(say: Say, message: string): { done(): void; during<T>(work: Promise<T>): Promise<T> } {
  const timer = setTimeout(() => say(message), patience);
  const done = (): void => clearTimeout(timer);
  return { done, during: (work) => work.finally(done) };
}
