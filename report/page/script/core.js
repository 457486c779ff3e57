// Language, digits and appearance of the page. What the views' scripts draw goes through here too, so that it follows the reader's choice.
"use strict";
const isnad = (() => {
  const words = isnadWords;
  const root = document.documentElement;
  const choice = { lang: "ar", digits: "arab", theme: "" };
  const listeners = [];
  for (const key of Object.keys(choice)) {
    try { choice[key] = localStorage.getItem("isnad-" + key) || choice[key]; } catch { /* a page from disk may have no storage */ }
  }

  const arabicDigits = (s) => s.replace(/[0-9]/g, (d) => "٠١٢٣٤٥٦٧٨٩"[d]);
  const arabicFigures = () => choice.lang === "ar" && choice.digits === "arab";
  const text = (key) => words[choice.lang][key] ?? key.slice(key.lastIndexOf(".") + 1);
  const digits = (s) => (arabicFigures() ? arabicDigits(s) : s);

  // westward puts European digits into a sentence that was written with Arabic ones, where the reader wants them.
  const westward = (s) => (arabicFigures() ? s : s.replace(/[٠-٩]/g, (d) => String("٠١٢٣٤٥٦٧٨٩".indexOf(d))));

  // figure writes a number in European form (12, 0.87, 87%, +2.3) as the reader wants it.
  function figure(latin) {
    if (choice.lang === "ar") latin = latin.replace("-", "−");
    return arabicFigures() ? arabicDigits(latin.replace(".", "٫").replace("%", "٪")) : latin;
  }

  function count(n, key) {
    const forms = words[choice.lang][key];
    const category = n === 0 ? "zero" : new Intl.PluralRules(choice.lang).select(n);
    return (forms[category] ?? forms.other).replace("{n}", digits(String(n)));
  }

  // time writes 2021-07-23T03:53, or what of it is known; zone is in minutes east of Greenwich, or undefined.
  function time(stamp, zone) {
    const [, year, month, day, clock] = /^(\d+)(?:-(\d+))?(?:-(\d+))?(?:T(.*))?$/.exec(stamp);
    let written = [day && String(Number(day)), month && text("core.month" + Number(month)), String(Number(year))].filter(Boolean).join(" ");
    if (clock) written += (choice.lang === "ar" ? "، " : ", ") + clock;
    if (clock && zone !== undefined) {
      const minutes = Number(zone), far = Math.abs(minutes);
      const apart = minutes === 0 ? "" : " " + (minutes < 0 ? "−" : "+") + Math.floor(far / 60) + (far % 60 ? ":" + String(far % 60).padStart(2, "0") : "");
      written += " (" + text("core.greenwich") + apart + ")";
    }
    return digits(written);
  }

  // localise writes every text of the interface below an element again.
  function localise(within) {
    const each = (selector, write) => { within.matches?.(selector) && write(within); within.querySelectorAll(selector).forEach(write); };
    each("[data-m]", (e) => { e.textContent = text(e.dataset.m); });
    each("[data-c]", (e) => { e.textContent = count(Number(e.dataset.n), e.dataset.c); });
    each("[data-d]", (e) => { e.textContent = figure(e.dataset.d); });
    each("[data-t]", (e) => { e.textContent = time(e.dataset.t, e.dataset.z); });
    for (const name of ["title", "aria-label", "placeholder"]) each(`[data-m-${name}]`, (e) => e.setAttribute(name, text(e.getAttribute("data-m-" + name))));
    return within;
  }

  function apply() {
    root.lang = choice.lang;
    root.dir = choice.lang === "ar" ? "rtl" : "ltr";
    root.dataset.digits = choice.digits;
    if (choice.theme) root.dataset.theme = choice.theme;
    localise(document);
    listeners.forEach((changed) => changed());
  }

  function choose(key, value) {
    choice[key] = value;
    try { localStorage.setItem("isnad-" + key, value); } catch { /* then it holds for this page alone */ }
    apply();
  }

  // el makes an element: el("td", {class: "n", "data-d": "3"}, "text", child). Text is only ever text. svg makes one of a drawing.
  const el = (name, ...rest) => fill(document.createElement(name), ...rest);
  const svg = (name, ...rest) => fill(document.createElementNS("http://www.w3.org/2000/svg", name), ...rest);
  function fill(made, attributes = {}, ...children) {
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    made.append(...children.filter((c) => c !== undefined && c !== null && c !== false));
    return made;
  }

  const dark = () => (choice.theme ? choice.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  document.getElementById("to-language").addEventListener("click", () => choose("lang", choice.lang === "ar" ? "en" : "ar"));
  document.getElementById("to-digits").addEventListener("click", () => choose("digits", choice.digits === "arab" ? "latn" : "arab"));
  document.getElementById("to-theme").addEventListener("click", () => choose("theme", dark() ? "light" : "dark"));
  root.classList.add("scripted");
  if (choice.lang !== "ar" || choice.digits !== "arab" || choice.theme) apply();

  return { text, count, figure, westward, time, localise, el, svg, onChange: (changed) => listeners.push(changed), language: () => choice.lang };
})();
