/* A kit's hours: what time it is in the newsroom, and where the reader is, where that differs. */
(() => {
  const told = (zone) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short", timeZone: zone }).format(new Date());
  const tell = () => {
    for (const place of document.querySelectorAll("[data-zone-told]")) {
      const { zone, zoneTold } = place.dataset;
      const [there, here] = [told(zone), told(undefined)];
      if (there === here) continue;
      const line = document.createElement("span");
      line.textContent = zoneTold.replace("{there}", there).replace("{here}", here);
      place.append(" ", line);
    }
  };
  tell();
  document.addEventListener("pressroom-opened", tell);
})();
