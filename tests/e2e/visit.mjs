// Opens pages of a built site in headless Chromium and tells what a visitor meets there.
// Standard input: {root, visits: [{url, width, height, scheme, media, script, axe, steps, slow, pictures}]}; output: a list of findings.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { program } from './chromium.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.avif': 'image/avif', '.webp': 'image/webp', '.jpg': 'image/jpeg', '.png': 'image/png', '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg', '.mp4': 'video/mp4', '.json': 'application/json',
};
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const { root, visits } = JSON.parse(await text(process.stdin));
const headers = await hostHeaders();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = createServer(answer);
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: program(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const found = [];
  for (const visit of visits) found.push(...(await call(visit)));
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
  server.close();
}

async function call(visit) {
  const { url, width, height = 900, scheme = 'light', media = 'screen', script = true } = visit;
  const found = [];
  const tell = (rule, what) => found.push({ url, width, scheme, rule, what });
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce', javaScriptEnabled: script,
    // axe is put in from outside, which the pages' own policy rightly forbids
    bypassCSP: Boolean(visit.axe),
  });
  try {
    const page = await context.newPage();
    page.on('pageerror', error => tell('script-error', String(error)));
    page.on('console', line => line.type() === 'error' && tell('console-error', line.text()));
    page.on('request', sent => sent.url().startsWith(origin) || tell('foreign-request', sent.url()));
    page.on('response', got => got.status() >= 400 && tell('missing-file', got.url()));
    await page.emulateMedia({ media });
    for (const [address, wait] of visit.slow ?? []) {
      await page.route(address, route => setTimeout(() => route.continue(), wait));
    }
    await page.goto(origin + encodeURI(url), { waitUntil: 'load' });
    // a page asks for its fonts once it is laid out, which may be after it has loaded
    if (script) await page.evaluate(() => document.fonts.ready);
    if (visit.pdf) await page.pdf({ path: visit.pdf, format: 'Letter' });
    for (const step of visit.steps ?? []) await take(page, step, tell);
    if (visit.axe) await judge(page, tell);
    if (script) {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) tell('reflow', `${over} px wider than the window`);
    }
    if (visit.pictures) {
      for (const told of await page.evaluate(misjudged, visit.pictures)) tell('sizes', told);
    }
    if (visit.sees) {
      for (const selector of visit.sees) {
        if (!(await page.locator(selector).first().isVisible())) tell('not-seen', selector);
      }
    }
    if (visit.fits) {
      const over = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      if (over > 0) tell('scrolls', `${over} px higher than its frame`);
    }
    for (const [address, wanted] of visit.frames ?? []) {
      if ((await isFramed(context, address)) !== wanted) tell('frame', `${address} framed: ${!wanted}`);
    }
    for (const [press, selector] of visit.presses ?? []) {
      await page.locator(press).first().click();
      if (!(await page.locator(selector).first().isVisible())) tell('not-seen', `${selector} after ${press}`);
    }
  } finally {
    await context.close();
  }
  return found;
}

// The pictures whose `sizes` promise a width that isn't nearly the one they are shown at: in the page itself.
function misjudged([least, most]) {
  const probe = document.body.appendChild(document.createElement('div'));
  const found = [];
  for (const image of document.querySelectorAll('img[srcset]')) {
    if (!image.checkVisibility()) continue;
    const entries = image.sizes.split(/,(?![^(]*\))/).map(entry => entry.trim().match(/^(\(.*\)\s+)?(\S.*)$/));
    const promised = entries.find(([, query]) => !query || matchMedia(query.trim()).matches)?.[2] ?? '';
    probe.style.width = promised;
    const { width, height } = image.getBoundingClientRect();
    const shape = image.getAttribute('width') / image.getAttribute('height');
    const needed = {
      cover: Math.max(width, height * shape), contain: Math.min(width, height * shape),
    }[getComputedStyle(image).objectFit] ?? width;
    const part = probe.getBoundingClientRect().width / needed;
    if (part < least || part > most) found.push(`${image.currentSrc}: ${promised} for ${Math.round(needed)} px`);
  }
  probe.remove();
  return found;
}

// A step of a reader: {fill: [selector, text]}, {choose: [selector, value]}, {press: key}, {click: selector},
// {tick: selector}, {saves: [selector, file]}, {goBack: true}, {reads: [selector, text]}, {focused: selector},
// {hidden: selector} or {address: end of it}.
async function take(page, step, tell) {
  const [[what, told]] = Object.entries(step);
  const [selector, text] = [told].flat();
  const place = page.locator(selector).first();
  const patience = { timeout: 10000 };
  try {
    if (what === 'fill') await place.fill(text);
    if (what === 'choose') await place.selectOption(text);
    if (what === 'press') await page.keyboard.press(told);
    if (what === 'click') await place.click();
    if (what === 'tick') await place.check();
    if (what === 'saves') {
      const [download] = await Promise.all([page.waitForEvent('download', patience), place.click()]);
      await download.saveAs(text);
    }
    if (what === 'goBack') await page.goBack();
    if (what === 'reads') await page.locator(selector, { hasText: text }).first().waitFor(patience);
    if (what === 'hidden') await place.waitFor({ state: 'hidden', ...patience });
    if (what === 'focused') await page.locator(`${selector}:focus`).waitFor({ state: 'attached', ...patience });
    if (what === 'address') await page.waitForURL(address => address.href.endsWith(encodeURI(told)), patience);
  } catch (error) {
    tell('step', `${JSON.stringify(step)}: ${String(error).split('\n')[0]}`);
  }
}

// Whether a page of another origin can show an address in a frame as the line to paste makes it, with
// everything that the framed page asks for. The other origin is another port of this machine: of a page from elsewhere, Chromium forbids frames from here whatever their headers say.
async function isFramed(context, address) {
  const elsewhere = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' })
      .end(`<iframe src="${origin}${address}" sandbox="allow-popups"></iframe>`));
  await new Promise(ready => elsewhere.listen(0, '127.0.0.1', ready));
  const page = await context.newPage();
  const refused = [];
  page.on('console', line => /CORS/.test(line.text()) && refused.push(line.text()));
  await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`, { waitUntil: 'networkidle' });
  const frame = page.frames().find(each => each !== page.mainFrame());
  const words = await frame.evaluate(() => document.querySelector('main')?.innerText ?? '').catch(() => '');
  await page.close();
  elsewhere.closeAllConnections();
  elsewhere.close();
  return words.length > 0 && refused.length === 0;
}

async function judge(page, tell) {
  await page.evaluate(axe);
  const result = await page.evaluate(
    values => axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
  for (const broken of result.violations) {
    for (const node of broken.nodes) tell(broken.id, `${node.target.join(' ')}: ${node.failureSummary}`);
  }
}

async function answer(request, response) {
  let path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (path.endsWith('/')) path += 'index.html';
  const file = join(root, path);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const told = headersFor(new URL(request.url, 'http://localhost').pathname);
  response.writeHead(200, { ...told, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(await readFile(file));
}

// What the site tells hosts to send: the rules of `_headers`, each a prefix and its lines.
async function hostHeaders() {
  const told = await readFile(join(root, '_headers'), 'utf8');
  const blocks = told.trim().split(/\n\n+/).map(block => block.split('\n'));
  return blocks.map(([path, ...lines]) => [path.replace(/\*$/, ''), lines.map(line => line.trim())]);
}

// The headers of one address: a later rule wins, and `! Name` takes back what an earlier one said.
function headersFor(path) {
  const found = {};
  for (const [prefix, lines] of headers) {
    if (!path.startsWith(prefix)) continue;
    for (const line of lines) {
      const name = line.slice(0, line.indexOf(':'));
      if (line.startsWith('! ')) delete found[line.slice(2)];
      else if (name !== 'Strict-Transport-Security') found[name] = line.slice(line.indexOf(':') + 2);
    }
  }
  return found;
}

async function text(stream) {
  let all = '';
  for await (const part of stream) all += part;
  return all;
}
