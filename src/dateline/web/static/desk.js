// What the desk does more with scripting on: the choice of light or dark, keys, picks. Every page is whole without.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = (name, value) => {
    try {
      if (value !== undefined) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch { return null; }  // storage may be forbidden
  };
  const isDark = () => root.dataset.theme === "dark" ||
    (root.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const chosen = kept("dateline-theme");
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  const turn = () => { root.dataset.theme = kept("dateline-theme", isDark() ? "light" : "dark") || (isDark() ? "light" : "dark"); };

  // Rows are what j and k walk through: anything marked data-row with a link in it.
  let at = -1;
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);
  const walk = (step) => {
    const held = rows();
    if (!held.length) return;
    const now = held.findIndex((row) => row.contains(document.activeElement));
    at = Math.max(0, Math.min(held.length - 1, (now < 0 ? at : now) + step));
    held.forEach((row, n) => row.classList.toggle("row-at", n === at));
    const link = held[at].querySelector("a, summary, button");
    (link || held[at]).focus({ preventScroll: true });
    held[at].scrollIntoView({ block: "nearest" });
  };

  const places = { s: "/", f: "/search", d: "/dossier", a: "/add", l: "/log" };
  let led = 0;
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const gone = performance.now() - led < 1200 && places[event.key];
    led = 0;
    if (gone && document.querySelector(`.mast a[href="${gone}"]`)) { location.href = gone; return; }
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (wanted) {
      event.preventDefault();
      if (wanted.matches("input, textarea")) { wanted.focus(); wanted.select(); } else wanted.click();
    } else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "g") led = performance.now();
    else if (event.key === "t") turn();
    else if (event.key === "?") document.getElementById("keys").showModal();
  });

  // Files may be dropped anywhere on a page that takes files.
  const taking = (zone) => {
    const input = zone.querySelector("input[type=file]"), list = zone.querySelector("[data-dropped]");
    const told = () => list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }));
    const over = (is) => (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      zone.classList.toggle("over", is);
    };
    input.addEventListener("change", told);
    document.addEventListener("dragover", over(true));
    document.addEventListener("dragleave", over(false));
    document.addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; told(); }
    });
  };

  // A slider over a list of links: it shows where it would lead, and goes there when let go.
  const sliding = (slider) => {
    const links = [...document.querySelectorAll(slider.dataset.slide)];
    const told = () => {
      const words = links[slider.value]?.textContent ?? "";
      slider.setAttribute("aria-valuetext", words);
      for (const output of slider.labels[0].parentElement.querySelectorAll("output")) output.value = words;
    };
    told();
    slider.addEventListener("input", told);
    slider.addEventListener("change", () => { if (links[slider.value]) location.href = links[slider.value].href; });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-slide]").forEach(sliding);
    document.querySelectorAll("[data-drop]").forEach(taking);
    document.querySelectorAll("[data-scripted]").forEach((part) => { part.hidden = false; });
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      button.addEventListener("click", turn);
    }
  });
})();
