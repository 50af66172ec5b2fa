/* Where the device has its own way of sharing, a button for it, before the links. */
(() => {
  if (!navigator.share) return;
  for (const list of document.querySelectorAll("[data-share-url]")) {
    const { shareTitle, shareUrl, shareLabel } = list.dataset;
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = shareLabel;
    button.addEventListener("click", () => {
      navigator.share({ title: shareTitle, url: shareUrl }).catch(() => {});
    });
    item.append(button);
    list.prepend(item);
  }
})();
