/* A search box over the pictures and recordings of a page: shows those that hold every word typed. */
(() => {
  const place = document.querySelector("[data-search]");
  const items = [...document.querySelectorAll("[data-search-item]")];
  if (!place || items.length < 2) return;

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const texts = items.map((item) => {
    const alts = [...item.querySelectorAll("img")].map((img) => img.alt);
    return plain([item.textContent, ...alts].join(" "));
  });

  const label = document.createElement("label");
  label.htmlFor = "search";
  label.textContent = place.dataset.search;
  const input = document.createElement("input");
  input.type = "search";
  input.id = "search";
  input.autocomplete = "off";
  const result = document.createElement("p");
  result.className = "small";
  result.setAttribute("role", "status");
  place.append(label, input, result);

  const number = new Intl.NumberFormat(document.documentElement.lang);
  const search = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    items.forEach((item, i) => {
      const hit = words.every((word) => texts[i].includes(word));
      item.hidden = !hit;
      if (hit) found += 1;
    });
    const { searchFound, searchNone } = place.dataset;
    result.textContent = !words.length ? "" : found ? searchFound.replace("{n}", number.format(found)) : searchNone;
  };
  input.addEventListener("input", search);
  search();
})();
