/* The address says what was asked, so that it can be sent on, and back leads back. */
const address = () => {
  const asked = new URLSearchParams([...new FormData(finder)].filter(([, value]) => value));
  if (asked.get("lang") === told.lang) asked.delete("lang");
  return asked.size ? `?${asked}` : location.pathname;
};

const fromAddress = () => {
  const asked = new URLSearchParams(location.search);
  field("q").value = asked.get("q") ?? "";
  for (const name of [...FILTERS, "order", "lang"]) {
    field(name).value = asked.get(name) ?? (name === "lang" ? told.lang : "");
    if (field(name).selectedIndex < 0) field(name).value = name === "lang" ? told.lang : "";
  }
};

let waiting = 0;
const soon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    history.replaceState(null, "", address());
    search();
  }, PAUSE);
};

field("q").addEventListener("input", soon);
for (const name of [...FILTERS, "order", "lang"]) {
  field(name).addEventListener("change", () => {
    history.pushState(null, "", address());
    search();
  });
}
finder.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  if (address() !== (location.search || location.pathname)) history.pushState(null, "", address());
  search();
});
more.addEventListener("click", () => show(turn, true));
addEventListener("popstate", () => {
  fromAddress();
  search();
});

/* Arrow keys lead from the box into the results and among them; Escape leads back. */
addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...results.querySelectorAll("h3 a")];
  const at = links.indexOf(document.activeElement);
  const inBox = document.activeElement === field("q");
  if (event.key === "Escape" && at >= 0) field("q").focus();
  else if (step && (at >= 0 || (inBox && step > 0))) {
    event.preventDefault();
    (links[at + step] ?? (at + step < 0 ? field("q") : links[at]))?.focus();
  }
});

[finder.hidden, place.hidden] = [false, false];
fromAddress();
search();
