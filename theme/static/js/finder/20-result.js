/* One result as a row of a list, with the passage that holds most of what was looked for. */
const WORDS = 28;

const element = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};

const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");

/* The words of a page as the index counts them, and what stands between them. */
const wordsOf = (page) => {
  const cutUp = page.raw_content.includes("\u200b");
  const words = page.raw_content.split(cutUp ? "\u200b" : /\s+/);
  return [words.map((word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">")), cutUp ? "" : " "];
};

/* Where the text begins: after the words of the headline, which is shown already. */
const begins = (words, title) => {
  const wanted = letters(title).length;
  let at = 0;
  for (let seen = 0; at < words.length && seen < wanted; at += 1) seen += letters(words[at]).length;
  return at;
};

const passage = (page, title) => {
  const [words, between] = wordsOf(page);
  const first = begins(words, title);
  const length = between ? WORDS : 2 * WORDS;
  const weights = new Map(page.weighted_locations.map((hit) => [hit.location, hit.weight]));
  const hits = [...weights.keys()].filter((at) => at >= first).sort((a, b) => a - b);
  const within = (start) =>
    hits.reduce((sum, at) => sum + (at >= start && at < start + length ? weights.get(at) : 0), 0);
  const densest = hits.reduce((best, at) => (within(at) > within(best) ? at : best), hits[0] ?? first);
  const from = densest - 4 <= first ? first : densest - 4;
  const until = Math.min(words.length, from + length);
  const said = element("p", "row-summary", from > first ? "… " : "");
  for (let at = from; at < until; at += 1) {
    if (hits.includes(at)) said.append(element("mark", "", words[at].trim()), between && at < until - 1 ? between : "");
    else said.append(words[at] + (at < until - 1 ? between : ""));
  }
  if (until < words.length) said.append(" …");
  return said;
};

/* The whole row. `names` has the words for kinds and topics. */
const row = (page, names) => {
  const { title: headline, day, date, image } = noted(page);
  const { kind, topic } = page.filters;
  const link = element("a", "", headline);
  link.href = page.url;
  const time = element("time", "", date ?? "");
  if (day) time.dateTime = day;
  const title = element("h3", "row-title", link);
  const text = element("div", "row-text", title, passage(page, headline));
  const kicker = element("p", "kicker", element("span", "kind", names.one[kind?.[0]] ?? ""));
  if (topic && kind[0] !== "topic") kicker.append(" ", element("span", "", names.topic[topic[0]] ?? ""));
  text.append(kicker);
  const item = element("li", "row", element("p", "row-date", day ? time : ""), text);
  if (page.lang !== document.documentElement.lang.toLowerCase()) {
    for (const part of [title, title.nextSibling, time]) [part.lang, part.dir] = [page.lang, "auto"];
  }
  if (image) {
    const picture = element("img", "row-image");
    [picture.src, picture.alt, picture.loading] = [image, "", "lazy"];
    text.prepend(picture);
  }
  return item;
};
