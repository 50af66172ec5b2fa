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
  for (const picture of page.images) picture.removeAttribute("loading");
  for (const attribute of ["src", "poster"]) {
    for (const element of page.querySelectorAll(`[${attribute}^="${BLOB}"]`)) {
      const found = address(element.getAttribute(attribute).slice(BLOB.length));
      if (!found) element.dataset.sealed = element.getAttribute(attribute).slice(BLOB.length);
      if (found) element.setAttribute(attribute, found);
      else element.removeAttribute(attribute);
    }
  }
};

const words = () => document.querySelector("[data-sealed-words]")?.dataset ?? {};

/* A film or a long sound is fetched when somebody wants to see it. */
const playable = (parcel) => {
  for (const player of document.querySelectorAll("video, audio")) {
    const named = [player, ...player.querySelectorAll("source, track")].filter((part) => part.dataset.sealed);
    if (!named.length) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = words().play;
    button.addEventListener("click", async () => {
      button.disabled = true;
      for (const part of named) {
        const file = parcel.files.get(part.dataset.sealed);
        const found = await saving(button, file.name, (progress) => parcel.take([file], progress));
        if (!found) return (button.disabled = false);
        part.src = URL.createObjectURL(found.get(file.name));
      }
      button.remove();
      player.hidden = false;
      player.load();
      player.play();
    });
    player.hidden = true;
    player.before(button);
  }
};

const offered = (parcel) => {
  for (const link of document.querySelectorAll(`a[href^="${BLOB}"]`)) {
    const name = link.getAttribute("href").slice(BLOB.length);
    link.href = "#";
    link.download ||= name.split("/").at(-1);
    link.addEventListener("click", (event) => {
      if (link.href.startsWith("blob:")) return;
      event.preventDefault();
      if (link.getAttribute("aria-busy") !== "true") save(parcel, link, name);
    });
  }
};

const save = async (parcel, link, name) => {
  link.setAttribute("aria-busy", "true");
  const file = parcel.files.get(name);
  const found = await saving(link, link.download || name, (progress) => parcel.take([file], progress));
  link.removeAttribute("aria-busy");
  if (!found) return;
  link.href = URL.createObjectURL(found.get(name));
  link.click();
};

/* How far it is, beside what was pressed; and a sentence where it fails. */
const saving = async (pressed, name, take) => {
  const { opening, failed } = words();
  if (pressed.nextElementSibling?.matches(".sealed-saving")) pressed.nextElementSibling.remove();
  const line = document.createElement("span");
  const bar = document.createElement("progress");
  const told = document.createElement("span");
  line.className = "sealed-saving";
  told.setAttribute("role", "status");
  told.textContent = opening;
  bar.setAttribute("aria-label", `${opening} ${name}`);
  line.append(bar, told);
  pressed.after(line);
  try {
    const found = await take((share) => (bar.value = Math.min(1, Math.max(0, share))));
    line.remove();
    return found;
  } catch {
    bar.remove();
    told.textContent = failed;
    return undefined;
  }
};

const show = (parcel, files, html) => {
  const page = cleaned(html);
  supplied(page, files);
  const { lang, dir } = page.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  document.title = page.title;
  document.body.className = page.body.className;
  document.body.replaceChildren(...[...page.body.childNodes].map((node) => document.adoptNode(node)));
  offered(parcel);
  playable(parcel);
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
