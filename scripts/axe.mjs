// Accessibility of a page as axe judges it, run in the page itself.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const wanted = {
  // The one frame there is shows a mail, and lets no script in.
  iframes: false,
  // What passes need not be told, and no rule looks at media.
  resultTypes: ['violations'],
  // The element itself is told; working out how to select it takes a fifth of the time.
  selectors: false,
  preload: false,
};

/** What is fading in, or waits for newer rows, is paler than it will be. */
const rest = `(async () => {
  const moves = ({ playState, effect }) =>
    playState === 'running' && effect.getComputedTiming().endTime !== Infinity;
  while (document.querySelector('[aria-busy=true]') !== null || document.getAnimations().some(moves)) {
    await new Promise(requestAnimationFrame);
  }
})()`;

/** What is against WCAG 2.2 A and AA, or against the rules named. A page that has axe keeps it: bringing it takes longer than running it. */
export async function violationsOn(page, runOnly = wcag) {
  await page.evaluate(rest);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const { violations } = await page.evaluate(`axe.run(document, ${JSON.stringify({ ...wanted, runOnly })})`);
  return violations;
}
