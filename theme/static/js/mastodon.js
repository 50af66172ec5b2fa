/* Mastodon is on the server its user names: a field for it, which leads to that server's own page. */
(() => {
  for (const [i, place] of document.querySelectorAll("[data-mastodon-text]").entries()) {
    const { mastodonText, mastodonLabel, mastodonGo } = place.dataset;
    const form = document.createElement("form");
    form.className = "server-form";
    const label = document.createElement("label");
    label.htmlFor = `server-${i}`;
    label.textContent = mastodonLabel;
    const input = document.createElement("input");
    Object.assign(input, { id: label.htmlFor, type: "text", inputMode: "url", required: true, dir: "ltr" });
    Object.assign(input, { placeholder: "mastodon.social", autocapitalize: "none", spellcheck: false });
    input.pattern = "\\s*(https?://)?(@?[\\w.\\-]+@)?[\\w\\-]+(\\.[\\w\\-]+)+/?\\s*";
    const button = document.createElement("button");
    button.textContent = mastodonGo;
    form.append(label, input, button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const server = input.value.trim().replace(/^https?:\/\//, "").replace(/^.*@/, "").replace(/\/$/, "");
      location.href = `https://${server}/share?text=${encodeURIComponent(mastodonText)}`;
    });
    place.append(form);
  }
})();
