// Watches the preview of a site in headless Chromium while somebody edits it.
// Standard input: {origin, page, file, edits: {good, broken, mended}}; output: what could be seen after each.
import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { program } from './chromium.mjs';

let given = '';
for await (const piece of process.stdin) given += piece;
const { origin, page: path, file, edits } = JSON.parse(given);
const browser = await chromium.launch({ executablePath: program(), args: ['--no-sandbox', '--disable-gpu'] });
const seen = { errors: [] };
try {
  const page = await browser.newPage();
  page.on('pageerror', error => seen.errors.push(String(error)));
  page.on('console', said => { if (said.type() === 'error') seen.errors.push(said.text()); });
  await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
  seen.first = await page.textContent('main');
  seen.bar = await page.textContent('.preview-bar');
  await page.waitForTimeout(500);
  await writeFile(file, edits.good);
  await page.waitForFunction(words => document.querySelector('main')?.textContent.includes(words), 'Edited just now');
  seen.edited = await page.textContent('main');
  await page.waitForTimeout(300);
  await writeFile(file, edits.broken);
  await page.waitForSelector('.preview-problems');
  seen.problems = await page.textContent('.preview-problems');
  seen.beneath = await page.textContent('main');
  await writeFile(file, edits.mended);
  await page.waitForFunction(words => document.querySelector('main')?.textContent.includes(words), 'Mended');
  seen.left = await page.locator('.preview-problems').count();
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
