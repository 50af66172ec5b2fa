/* The index: one engine a language, opened when that language is first searched, over all its shards. */
const finder = document.querySelector("[data-index]");
const { index, languages } = finder.dataset;
// Short pages aren't better ones, and a whole word is better than the beginning of a longer one.
const RANKING = { pageLength: 0.2, termSimilarity: 3 };
const opened = new Map();

const open = (lang) => {
  if (!opened.has(lang)) opened.set(lang, shardsOf(lang));
  return opened.get(lang);
};

const shardsOf = async (lang) => {
  const list = await fetch(`${index}${lang}.json`, { cache: "no-cache" });
  if (!list.ok) throw new Error(`${lang}: ${list.status}`);
  const { shards } = await list.json();
  if (!shards.length) return [];
  // Asked for under another name, the script is loaded anew: each language has machine code of its own.
  const engine = await import(`${index}pagefind.js?${lang}`);
  const ready = [];
  for (const shard of shards) {
    const basePath = `${index}${shard}/`;
    const instance = engine.createInstance({ basePath, baseUrl: "/", noWorker: true, ranking: RANKING });
    await instance.filters(); // one after another: the first brings the machine code along
    ready.push(instance);
  }
  return ready;
};

// The indexer cut texts without spaces into words; what is looked for is cut alike.
const cut = (words, lang) => {
  if (!/^(zh|ja|th)\b/.test(lang) || !Intl.Segmenter) return words;
  const parts = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(words)];
  return parts.map((part) => part.segment.trim()).filter(Boolean).join(" ");
};

const FILTERS = ["kind", "topic", "year"];

/* What one language has: its results, best or newest first, and how many there would be by each choice. */
const found = async (lang, { words, wishes, newest }) => {
  const term = words ? cut(words, lang) : null;
  const sort = newest || !words ? { day: "desc" } : {};
  const shards = await open(lang);
  const look = (filters) => Promise.all(shards.map((shard) => shard.search(term, { filters, sort })));
  const chosen = Object.fromEntries(FILTERS.filter((name) => wishes[name]).map((name) => [name, wishes[name]]));
  const parts = await look(chosen);
  const results = parts.flatMap((part) => part.results).map((result) => ({ ...result, lang }));
  if (!sort.day) results.sort((one, other) => other.score - one.score);
  const counts = await Promise.all(
    FILTERS.map(async (name) => {
      const { [name]: own, ...others } = chosen; // what another choice of the same sort would give
      return [name, (own ? await look(others) : parts).map((part) => part.filters[name] ?? {})];
    }),
  );
  return { results, counts };
};

/* Results of several languages as one row: `next` gives the best or newest of all that are left. */
const ask = async (wish) => {
  const asked = wish.lang === "all" ? languages.split(" ") : [wish.lang];
  const parts = await Promise.all(asked.map((lang) => found(lang, wish)));
  const queues = parts.map((part) => part.results).filter((results) => results.length);
  const byDay = wish.newest || !wish.words;
  const rank = async (result) => (byDay ? noted(await result.data()).day || "" : result.score);
  const next = async () => {
    const left = queues.filter((queue) => queue.length);
    if (!left.length) return null;
    const ranks = left.length > 1 ? await Promise.all(left.map((queue) => rank(queue[0]))) : [0];
    const best = ranks.reduce((at, value, n) => (value > ranks[at] ? n : at), 0);
    const result = left[best].shift();
    return { lang: result.lang, ...(await result.data()) };
  };
  return { total: queues.reduce((sum, queue) => sum + queue.length, 0), counts: parts.flatMap((p) => p.counts), next };
};

/* What a page says of itself to be shown: `day:2026-11-19` and so on, kept as names of empty elements. */
const noted = (page) =>
  Object.fromEntries(
    page.anchors.map(({ id }) => [id.slice(0, id.indexOf(":")), decodeURIComponent(id.slice(id.indexOf(":") + 1))]),
  );
