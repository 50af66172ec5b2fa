/* The opened kit in the place of the page: its HTML without anything that could run, its files as blobs. */
const FORBIDDEN = "script, style, link, meta, base, iframe, frame, object, embed, template, form, noscript";
const BLOB = "sealed:";
const ADDRESS = new Set(["href", "src", "poster", "action", "formaction", "xlink:href"]);
const policy = globalThis.trustedTypes?.createPolicy("pressroom-kit", { createHTML: (html) => html });

const cleaned = (html) => {
  const page = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  page.querySelectorAll(FORBIDDEN).forEach((element) => element.remove());
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      const runs = ADDRESS.has(name) && /^\s*(?:javascript|data|vbscript):/i.test(value);
      if (name.startsWith("on") || name === "style" || name === "srcset" || runs) element.removeAttribute(name);
    }
  }
  return page;
};

/* Pictures and sounds get the blobs of their files; links to files are opened when they are asked for. */
const supplied = (page, files) => {
  const made = new Map();
  const address = (name) => {
    if (!made.has(name) && files.has(name)) made.set(name, URL.createObjectURL(files.get(name)));
    return made.get(name);
  };
  for (const attribute of ["src", "poster"]) {
    for (const element of page.querySelectorAll(`[${attribute}^="${BLOB}"]`)) {
      const found = address(element.getAttribute(attribute).slice(BLOB.length));
      if (found) element.setAttribute(attribute, found);
      else element.removeAttribute(attribute);
    }
  }
};

const offered = (parcel) => {
  for (const link of document.querySelectorAll(`a[href^="${BLOB}"]`)) {
    const name = link.getAttribute("href").slice(BLOB.length);
    link.href = "#";
    link.addEventListener("click", (event) => {
      if (link.href.startsWith("blob:")) return;
      event.preventDefault();
      if (link.getAttribute("aria-busy") !== "true") save(parcel, link, name);
    });
  }
};

const save = async (parcel, link, name) => {
  const { opening, failed } = document.body.dataset;
  const line = document.createElement("span");
  const bar = document.createElement("progress");
  const words = document.createElement("span");
  line.className = "sealed-saving";
  words.setAttribute("role", "status");
  words.textContent = opening;
  bar.setAttribute("aria-label", `${opening} ${link.download}`);
  line.append(bar, words);
  link.after(line);
  link.setAttribute("aria-busy", "true");
  try {
    const found = await parcel.take([parcel.files.get(name)], (share) => (bar.value = Math.min(1, share)));
    link.href = URL.createObjectURL(found.get(name));
    line.remove();
    link.click();
  } catch {
    bar.remove();
    words.textContent = failed;
  }
  link.removeAttribute("aria-busy");
};

const show = (parcel, files, html) => {
  const page = cleaned(html);
  supplied(page, files);
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  document.title = page.title;
  document.body.className = page.body.className;
  Object.assign(document.body.dataset, page.body.dataset);
  document.body.replaceChildren(...[...page.body.childNodes].map((node) => document.adoptNode(node)));
  offered(parcel);
  dated(document);
  const bar = document.querySelector("[data-embargo]");
  if (bar) count(bar.dataset.embargo, bar, () => bar.querySelectorAll("[data-until]").forEach(turn));
  document.dispatchEvent(new Event("pressroom-opened"));
  const headline = document.querySelector("h1");
  headline.tabIndex = -1;
  scrollTo(0, 0);
  headline.focus({ preventScroll: true });
};

/* What is shown until the embargo ends gives way to what is shown from then on. */
const turn = (element) => {
  element.hidden = element.dataset.until === "embargo";
};
