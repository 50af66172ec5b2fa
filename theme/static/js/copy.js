/* Copy buttons: one in each element with data-copy-label. What is copied is data-copy-text,
   or the text of the element whose id data-copy names. A sealed kit is there once it is opened. */
(() => {
  if (!navigator.clipboard) return;
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");

  const source = (place) => {
    const { copyText, copy } = place.dataset;
    if (copyText) return copyText;
    const target = copy && document.getElementById(copy);
    return target ? target.innerText.trim() : "";
  };

  const show = (button, label, done) => {
    button.firstChild.data = done;
    button.classList.add("is-done");
    spoken.textContent = done;
    setTimeout(() => {
      button.firstChild.data = label;
      button.classList.remove("is-done");
      spoken.textContent = "";
    }, 1600);
  };

  const equip = (place) => {
    const { copyLabel, copyDone, copyAbout } = place.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.append(copyLabel);
    if (copyAbout) {
      const about = document.createElement("span");
      about.className = "visually-hidden";
      about.textContent = ` ${copyAbout}`;
      button.append(about);
    }
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(source(place)).then(() => show(button, copyLabel, copyDone), () => {});
    });
    place.append(button);
  };

  const all = () => {
    document.body.append(spoken);
    [...document.querySelectorAll("[data-copy-label]")].filter(source).forEach(equip);
  };
  all();
  document.addEventListener("pressroom-opened", all);
})();
