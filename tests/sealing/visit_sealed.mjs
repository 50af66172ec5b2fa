// Visits sealed kits in headless Chromium, as a reader does, and tells what is met there.
// Standard input: {root, headers, visits: [{url, locale, timezone, at, script, width, scheme, shot, steps, missing, axe}]};
// steps: ["click", selector], ["fill", selector, text], ["press", key], ["pass", seconds], ["download", selector],
// ["goto", url], ["see", selector]. Output: one account for each visit.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.woff2': 'font/woff2', '.jpg': 'image/jpeg', '.png': 'image/png',
};
const { root, headers = {}, visits } = JSON.parse(await text(process.stdin));
const asked = [];
let date = () => new Date();
const server = createServer(async (request, response) => {
  asked.push(`${request.url} ${request.headers.referer ?? ''}`);
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  const found = await readFile(file).catch(() => null);
  response.writeHead(found ? 200 : 404, { ...headers, date: date().toUTCString(), 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(found ?? '');
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const executablePath = execFileSync('which', [['chromium', 'chromium-browser', 'google-chrome'].find(exists)]).toString().trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const told = [];
  for (const visit of visits) told.push(await call(visit));
  process.stdout.write(JSON.stringify(told));
} finally {
  await browser.close();
  server.close();
}

async function call({ url, locale = 'en-CA', timezone = 'America/Toronto', at, script = true, width = 1100, scheme, shot, steps = [], missing, axe }) {
  const context = await browser.newContext({
    locale, timezoneId: timezone, javaScriptEnabled: script, acceptDownloads: true, colorScheme: scheme,
    viewport: { width, height: 900 }, reducedMotion: 'reduce', bypassCSP: Boolean(axe),
  });
  const page = await context.newPage();
  const errors = [], downloads = [];
  asked.length = 0;
  date = () => (at ? new Date(at) : new Date());
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', line => line.type() === 'error' && errors.push(line.text()));
  page.on('request', sent => /^(?:blob|data):/.test(sent.url()) || sent.url().startsWith(origin) || errors.push(`calls ${sent.url()}`));
  if (missing) await page.addInitScript(missing);
  if (at) await page.clock.install({ time: new Date(at) });
  await page.goto(origin + url, { waitUntil: 'networkidle' });
  for (const [what, ...rest] of steps) await step(page, what, rest, downloads);
  if (shot) await page.screenshot({ path: shot, fullPage: true });
  const barriers = axe ? await judged(page) : [];
  const seen = script ? await page.evaluate(() => ({
    text: document.querySelector('main').innerText, title: document.title, focus: document.activeElement.tagName,
    lang: document.documentElement.lang, dir: document.documentElement.dir, html: document.documentElement.outerHTML,
    over: document.documentElement.scrollWidth - innerWidth,
    pictures: [...document.images].map(image => [image.src.split(':')[0], image.naturalWidth]),
  })) : { text: await page.locator('main').innerText() };
  await context.close();
  return { ...seen, barriers, errors, downloads, asked: [...asked] };
}

async function step(page, what, [first, second], downloads) {
  if (what === 'click') await page.locator(first).locator('visible=true').first().click();
  if (what === 'fill') await page.locator(first).locator('visible=true').first().fill(second);
  if (what === 'press') await page.keyboard.press(first);
  if (what === 'pass') await page.clock.fastForward(first * 1000);
  if (what === 'goto') await page.goto(origin + first, { waitUntil: 'networkidle' });
  if (what === 'see') await page.locator(first).locator('visible=true').first().waitFor();
  if (what === 'download') {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(first).first().click()]);
    const data = await readFile(await file.path());
    if (second) await file.saveAs(second);
    downloads.push({ name: file.suggestedFilename(), size: data.length, sha256: createHash('sha256').update(data).digest('hex') });
  }
}

// What stands in the way of people, by the rules that the site's pages are held to.
async function judged(page) {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate(
    tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), values);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

function exists(name) {
  try {
    return Boolean(execFileSync('which', [name]));
  } catch {
    return false;
  }
}

async function text(stream) {
  let all = '';
  for await (const part of stream) all += part;
  return all;
}
