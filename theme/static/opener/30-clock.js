/* Times in words: in the newsroom's zone, in others, where the reader is, and how long until then. */
const clock = { late: 0, now: () => Date.now() + clock.late };

/* What a language without a region means here, as on the site's other pages. */
const HOME = { en: "en-CA", fr: "fr-CA", es: "es-419", tl: "fil" };
const locale = (lang) => `${HOME[lang] ?? lang}-u-nu-latn`;

/* A time and its zone's name. The newsroom says how far its clock is from UTC, since browsers and servers
   don't learn of new laws on the same day. */
const told = (moment, { zone, offset }, lang) => {
  const day = { dateStyle: "full", timeStyle: "short", timeZone: zone ? "UTC" : undefined };
  const shown = zone ? new Date(moment.getTime() + Number(offset) * 60_000) : moment;
  const name = { timeZoneName: "longGeneric", timeZone: zone || undefined };
  let where = "";
  try {
    const parts = new Intl.DateTimeFormat(locale(lang), name).formatToParts(moment);
    where = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  } catch {
    where = zone ?? "";
  }
  return [new Intl.DateTimeFormat(locale(lang), day).format(shown), where];
};

const left = (milliseconds, lang) => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const amounts = { day: Math.floor(seconds / 86400), hour: Math.floor(seconds / 3600) % 24 };
  amounts.minute = Math.floor(seconds / 60) % 60;
  if (!amounts.day) amounts.second = seconds % 60;
  const shown = Object.entries(amounts).filter(([, amount]) => amount);
  const words = (shown.length ? shown : [["second", 0]]).map(([unit, amount]) =>
    new Intl.NumberFormat(locale(lang), { style: "unit", unit, unitDisplay: "long" }).format(amount),
  );
  return new Intl.ListFormat(locale(lang), { type: "unit", style: "long" }).format(words);
};

/* Fills in each [data-moment] below a place; a zone in which the clock shows the same is left out. */
const dated = (place) => {
  for (const list of place.querySelectorAll("[data-moment]")) {
    if (!list.dataset.moment) continue;
    const moment = new Date(list.dataset.moment);
    const lang = list.closest("[lang]").lang;
    const seen = new Set();
    for (const item of list.querySelectorAll("[data-zone]")) {
      const [when, where] = told(moment, item.dataset, lang);
      item.hidden = seen.has(when);
      seen.add(when);
      item.querySelector("[data-when]").textContent = when;
      item.querySelector("[data-where]").textContent = where;
    }
  }
};

/* Counts down in [data-countdown]; calls `over` once, when the moment has come. */
const count = (moment, place, over) => {
  const end = new Date(moment).getTime();
  let timer;
  const tick = () => {
    const rest = end - clock.now();
    for (const line of place.querySelectorAll("[data-countdown]")) {
      line.textContent = left(rest, line.closest("[lang]").lang);
    }
    if (rest > 0) return;
    clearInterval(timer);
    over();
  };
  timer = setInterval(tick, 1000);
  tick();
  return () => clearInterval(timer);
};
