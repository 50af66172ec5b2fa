/* The page that opens a sealed kit: what it says at each step, in the reader's language. */
const main = document.querySelector("[data-seal]");
const sections = [...main.querySelectorAll("[data-seal-lang]")];
const languages = document.querySelector("[data-seal-languages]");
const page = { state: "old", section: sections[0], parcel: undefined, stop: () => {} };

const say = (state) => {
  page.state = state;
  for (const place of document.querySelectorAll("[data-on]")) {
    place.hidden = !place.dataset.on.split(" ").includes(state);
  }
  page.section.querySelectorAll("[data-alert]").forEach((place) => {
    if (!place.hidden) place.focus();
  });
};

const speak = (lang) => {
  const wanted = (lang ?? "").toLowerCase();
  const fit = (section) => section.lang.toLowerCase() === wanted;
  const near = (section) => section.lang.toLowerCase().split("-")[0] === wanted.split("-")[0];
  const found = sections.find(fit) ?? sections.find(near);
  if (!found) return false;
  page.section = found;
  for (const section of sections) section.hidden = section !== found;
  for (const button of languages.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.lang === found.lang));
  }
  Object.assign(document.documentElement, { lang: found.lang, dir: found.dir });
  document.title = `${found.dataset.title} – ${main.dataset.seal}`;
  return true;
};

const refuse = (error) => {
  if (!(error instanceof Refused)) console.error(error);
  say(error instanceof Refused ? error.message : "damaged");
};

const covered = (cover) => {
  if (Date.parse(cover.expires) <= clock.now()) throw new Refused("expired");
  const passphrase = Boolean(page.parcel.told.passphrase);
  const ready = () => say(passphrase ? "passphrase" : "ready");
  ready();
  for (const place of main.querySelectorAll("[data-embargo]")) place.hidden = !cover.embargo;
  if (!cover.embargo) return;
  for (const list of main.querySelectorAll("[data-moment]")) list.dataset.moment = cover.embargo;
  for (const item of main.querySelectorAll("[data-newsroom]")) {
    Object.assign(item.dataset, { zone: cover.zone, offset: cover.offset });
  }
  dated(main);
  page.stop = count(cover.embargo, main, () => {
    for (const place of main.querySelectorAll("[data-until]")) turn(place);
    for (const link of main.querySelectorAll("[data-public]")) {
      link.hidden = !cover.public;
      link.querySelector("a").href = cover.public;
    }
  });
};

const begin = async () => {
  page.stop();
  const fragment = location.hash.slice(1);
  const key = /^[A-Za-z0-9_-]{43}/.exec(fragment)?.[0];
  if (!key) return say(fragment ? "wrong" : "no-key");
  try {
    const found = await header();
    clock.late = found.late;
    page.parcel = new Parcel(found, bytes(key));
    const cover = await page.parcel.cover();
    if (!page.chosen) speak(cover.lang);
    covered(cover);
  } catch (error) {
    refuse(error);
  }
};

const open = async (passphrase) => {
  say("opening");
  const bars = main.querySelectorAll("progress");
  const progress = (share) => bars.forEach((bar) => (bar.value = Math.min(1, Math.max(0, share))));
  try {
    await page.parcel.unlock(passphrase);
    const files = await page.parcel.open(progress);
    const [first] = files.values();
    page.stop();
    show(page.parcel, files, await first.text());
  } catch (error) {
    // A correction may have taken the place of what was about to be fetched.
    const newer = error.message === "gone" && (await header().catch(() => undefined));
    if (!newer || newer.name === page.parcel.told.name) return refuse(error);
    page.parcel = new Parcel(newer, page.parcel.link);
    await open(passphrase);
  }
};

main.addEventListener("submit", (event) => {
  event.preventDefault();
  open(event.target.querySelector("input")?.value ?? "");
});
main.addEventListener("click", ({ target }) => {
  if (target.closest("[data-again]")) begin();
});
languages.addEventListener("click", ({ target }) => {
  if (!target.lang) return;
  page.chosen = speak(target.lang);
  dated(main);
});
addEventListener("hashchange", begin);
languages.hidden = false;
if (![...navigator.languages].some(speak)) speak(sections[0].lang);
if (globalThis.crypto?.subtle && "ListFormat" in Intl) begin();
else say("old");
