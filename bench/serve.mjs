// Times how long an edit takes to show in a page that is open in headless Chromium.
// Standard input: {page, file, runs, pause}; output: {seconds: [...]}, from just before the file is
// saved to the new words standing in the page, without a hand on it.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { program } from '../tests/e2e/chromium.mjs';

const { chromium } = createRequire(new URL('../tests/package.json', import.meta.url))('playwright-core');
const PATIENCE = 300_000;

let given = '';
for await (const piece of process.stdin) given += piece;
const { page: address, file, runs, pause } = JSON.parse(given);
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const browser = await chromium.launch({ executablePath: program(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  let seen = () => {};
  await page.exposeFunction('benchSaw', number => seen(number));
  await page.addInitScript(() => {
    let last;
    const look = () => {
      const found = document.body?.textContent.match(/Edited, time (\d+)\./)?.[1];
      if (found !== undefined && found !== last) window.benchSaw(Number(last = found));
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(address, { waitUntil: 'load' });
  const text = await readFile(file, 'utf8');
  const seconds = [];
  for (let run = 0; run < runs; run += 1) {
    await wait(pause * 1000);
    const shown = new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`edit ${run} never showed`)), PATIENCE);
      seen = number => { if (number === run) { clearTimeout(late); done(performance.now()); } };
    });
    const saved = performance.now();
    await writeFile(file, `${text}\nEdited, time ${run}.\n`);
    seconds.push((await shown - saved) / 1000);
  }
  process.stdout.write(JSON.stringify({ seconds }));
} finally {
  await browser.close();
}
