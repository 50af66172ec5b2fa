/* A list of one's own: a box to tick beside each feed, and the ticked ones as an OPML file. */
const place = document.querySelector("[data-follow]");
const { follow, followMake, followCount, followMade, followTitle } = place.dataset;
const number = new Intl.NumberFormat(document.documentElement.lang);

const boxes = [...place.querySelectorAll("[data-feed]")].map((item) => {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.setAttribute("aria-labelledby", item.querySelector("a").getAttribute("aria-labelledby"));
  item.prepend(box);
  return box;
});

/* Each outline says what the lists of the newsroom's own say. */
const opml = () => {
  const list = document.implementation.createDocument(null, "opml");
  const add = (parent, name, attributes = {}, text = "") => {
    const made = parent.appendChild(list.createElement(name));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  };
  list.documentElement.setAttribute("version", "2.0");
  add(add(list.documentElement, "head"), "title", {}, followTitle);
  const body = add(list.documentElement, "body");
  for (const { parentElement: item } of boxes.filter((box) => box.checked)) {
    const { feed: title, home: htmlUrl } = item.dataset;
    const { href: xmlUrl, hreflang: language } = item.querySelector("a");
    add(body, "outline", { type: "rss", text: title, title, xmlUrl, htmlUrl, version: "RSS2", language });
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(list)}\n`;
};

const said = document.createElement("p");
said.className = "small";
said.textContent = follow;
const button = document.createElement("button");
button.type = "button";
button.textContent = followMake;
const status = document.createElement("span");
status.setAttribute("role", "status");
const bar = document.createElement("p");
bar.className = "follow-bar";
bar.append(button, status);

const count = () => {
  const chosen = boxes.filter((box) => box.checked).length;
  button.disabled = !chosen;
  status.textContent = chosen ? followCount.replace("{n}", number.format(chosen)) : "";
};

button.addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([opml()], { type: "text/x-opml" }));
  link.download = "feeds.opml";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  status.textContent = followMade;
});
place.addEventListener("change", count);
place.prepend(said);
place.append(bar);
count();
