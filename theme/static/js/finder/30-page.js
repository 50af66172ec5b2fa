/* The page: what is asked for is in the form and in the address, what is found below it. */
const [place, results, status, more, browse] = ["found", "results", "status", "more", "browse"].map((id) =>
  document.getElementById(`finder-${id}`),
);
const told = finder.dataset;
const AT_ONCE = 10;
const PAUSE = 250;
const number = new Intl.NumberFormat(document.documentElement.lang);
const field = (name) => finder.elements.namedItem(name);
const names = Object.fromEntries(
  FILTERS.map((name) => [name, Object.fromEntries([...field(name).options].map((o) => [o.value, o.text]))]),
);
names.one = Object.fromEntries([...field("kind").options].map((o) => [o.value, o.dataset.one]));
let turn = 0;
let answer = null;

const wish = () => ({
  words: field("q").value.trim(),
  wishes: Object.fromEntries(FILTERS.map((name) => [name, field(name).value])),
  lang: field("lang").value,
  newest: field("order").value === "newest",
});

const wanted = ({ words, wishes }) => Boolean(words || Object.values(wishes).some(Boolean));

const show = async (mine, focus) => {
  const [rows, from] = [[], answer]; // a later search's answer isn't this one's to take from
  for (let page; rows.length < AT_ONCE && (page = await from.next()); ) rows.push(row(page, names));
  if (mine !== turn) return;
  results.append(...rows);
  more.hidden = results.children.length >= from.total;
  if (focus) rows[0]?.querySelector("a").focus();
};

/* How many there would be with each choice, beside it. */
const count = (counts) => {
  for (const name of FILTERS) {
    const parts = counts.filter(([of]) => of === name).flatMap(([, each]) => each);
    for (const option of field(name).options) {
      const sum = parts.reduce((all, part) => all + (part[option.value] ?? 0), 0);
      if (option.value) option.text = names[name][option.value] + (counts.length ? ` (${number.format(sum)})` : "");
    }
  }
};

const search = async () => {
  const [mine, asked] = [++turn, wish()];
  browse.hidden = wanted(asked);
  if (!wanted(asked)) {
    results.replaceChildren();
    [more.hidden, status.textContent] = [true, ""];
    count([]);
    return;
  }
  status.textContent = told.searching;
  try {
    const came = await ask(asked);
    if (mine !== turn) return;
    answer = came;
    results.replaceChildren();
    count(came.counts);
    status.textContent = came.total ? told.found.replace("{n}", number.format(came.total)) : told.none;
    browse.hidden = came.total > 0;
    await show(mine, false);
  } catch (error) {
    if (mine !== turn) return;
    console.warn(error);
    status.textContent = told.failed;
    browse.hidden = false;
  }
};
