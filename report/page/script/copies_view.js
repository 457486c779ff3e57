// Two texts side by side: opened by #pair-S-C or #pair-S-C-3, with matches joined, filters, and keys that go from one to the next.
(() => {
  const source = document.getElementById("copies-data");
  const view = document.getElementById("pair-view");
  if (!source || !view) return;
  const { el, localise } = isnad;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const say = (key, attributes = {}) => el("span", { ...attributes, "data-m": key });
  const figure = (latin) => el("bdi", { "data-d": latin });
  const kindOf = { v: "verbatim", e: "edited", r: "reworded" };
  const data = JSON.parse(source.textContent);
  const pairs = new Map(data.pairs.map(([s, c, evidence, passages, edits, left, right]) => {
    const anchor = `pair-${s}-${c}`;
    return [anchor, { anchor, ends: [s, c], evidence: evidence.map((at) => data.evidence[at]), passages: Array.from(passages, (letter) => kindOf[letter]), edits, texts: [left, right] }];
  }));
  const order = [...pairs.keys()];
  let open = null; // the pair shown, its row in the table, what is drawn of it, and at which of its places the reader is

  function show(pair, passage) {
    const row = document.getElementById(pair.anchor);
    document.querySelectorAll("#pair-table tr[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    view.hidden = false;
    view.className = "";
    open = { pair, row, known: row.dataset.direction === "known", at: -1 };
    open.heading = el("h3", { tabindex: "-1", id: "pair-title" }, ...title());
    open.sides = [side(0), side(1)];
    view.replaceChildren(open.heading, bar(), ...facts(), el("div", { class: "pair-head" }, el("div", {}, ...edits()), el("div", {}, ...evidence())), filters(), moves(), el("div", { class: "sides" }, ...open.sides.map((s) => s.whole)));
    localise(view);
    gather();
    if (passage) goPassage(passage, true);
  }

  // What the table and the articles say of the two is taken from there.
  const outlet = (end) => { const name = document.querySelector(`#${end} > summary .outlet`).cloneNode(true); name.className = ""; return name; };
  function title() {
    const way = open.row.querySelector(".way [aria-hidden]").cloneNode(true);
    return [outlet(open.pair.ends[0]), " ", way, " ", outlet(open.pair.ends[1])];
  }

  function bar() {
    const at = order.indexOf(open.pair.anchor);
    const button = (key, act, attributes = {}) => {
      const made = el("button", { type: "button", ...attributes }, say(key));
      made.addEventListener("click", act);
      return made;
    };
    open.copyLink = button("copies.copy-link", copyLink, { id: "pair-copy-link" });
    return el("div", { class: "pair-bar" },
      button("copies.previous-pair", () => turn(order[at - 1]), { id: "pair-previous", disabled: at === 0 }),
      button("copies.next-pair", () => turn(order[at + 1]), { id: "pair-next", disabled: at === order.length - 1 }),
      open.copyLink, el("span", { class: "grow" }), button("copies.close", close, { id: "pair-close" }));
  }

  function turn(anchor) {
    location.hash = anchor;
  }

  function facts() {
    const { pair, row, known } = open;
    const cells = row.cells;
    const shares = [...row.querySelectorAll(".share bdi")].map((share) => share.dataset.d);
    const line = el("p", { class: "facts-line" }, ...[...cells[3].querySelectorAll("[data-m]")].flatMap((word, i) => [i ? " · " : "", word.cloneNode(true)]),
      " · ", cells[6].querySelector("[data-m]").cloneNode(true));
    const behind = el("p", { class: "facts-line" }, el("b", {}, figure(shares[0])), " ", say(known ? "copies.of-copy" : "copies.of-second"), " · ",
      el("b", {}, figure(shares[1])), " ", say(known ? "copies.of-source" : "copies.of-first"), " · ",
      el("span", { "data-c": "core.passage", "data-n": String(pair.passages.length) }), ". ", say("copies.behind", { class: "meta" }));
    return [line, behind];
  }

  // evidence lists what speaks for the direction, then what was not counted and why.
  function evidence() {
    const apart = new Set(["quotation", "template", "boilerplate"]);
    const left = open.pair.evidence.filter(([kind]) => apart.has(kind)), rest = open.pair.evidence.filter(([kind]) => !apart.has(kind));
    const made = [];
    if (rest.length) {
      made.push(el("details", { class: "evidence", open: true }, el("summary", {}, say("copies.evidence")),
        el("ul", {}, ...rest.map((one) => el("li", {}, sentence(one), ...(one[1] ? [" ", el("b", {}, "(", figure((one[1] > 0 ? "+" : "") + one[1].toFixed(1)), ")")] : [])))),
        el("p", { class: "meta" }, say("copies.weight-note"))));
    }
    if (left.length) made.push(el("p", {}, el("b", {}, say("copies.not-counted")), ": ", ...left.flatMap((one, i) => [i ? " · " : "", sentence(one)])));
    return made;
  }

  // sentence is an observation in the language of the page. Its numbers are written already; ids and other Latin words keep their own direction.
  function sentence([, , arabic, english]) {
    const ar = isnad.language() === "ar" && arabic;
    return el("bdi", { class: "sentence", lang: ar ? "ar" : "en", dir: ar ? "rtl" : "ltr", "data-ar": arabic, "data-en": english },
      ...(ar ? isnad.westward(arabic).split(/([!-~]*[A-Za-z][!-~]*)/).map((part, i) => (i % 2 ? el("bdi", { dir: "ltr" }, part) : part)) : [english]));
  }
  isnad.onChange(() => view.querySelectorAll(".sentence").forEach((line) => line.replaceWith(sentence(["", 0, line.dataset.ar, line.dataset.en]))));

  function edits() {
    const line = (edit, i) => {
      const [kind, alarm] = edit;
      const [before, after] = [0, 1].map((s) => excerpt(s, edit[2 + 2 * s], edit[3 + 2 * s]));
      const made = el("button", { type: "button", "data-edit": String(i + 1) }, alarm ? el("b", {}, "⚠ ", say("core.edit." + kind)) : say("core.edit." + kind), ": ",
        before && el("del", {}, el("bdi", { lang: "ar" }, before)), before && after && el("span", { class: "points" }, " ← "), after && el("ins", {}, el("bdi", { lang: "ar" }, after)));
      made.addEventListener("click", () => goTo(edit, i + 1));
      return el("li", {}, made);
    };
    const lines = open.pair.edits.map(line);
    const first = open.pair.edits.filter(([, alarm]) => alarm).length;
    const made = [];
    if (first) made.push(el("div", { class: "alarms" }, el("h4", {}, say("copies.alarm-list")), el("ul", { class: "edit-list" }, ...lines.slice(0, first))));
    if (lines.length > first) {
      made.push(el("details", {}, el("summary", {}, say("copies.other-edits"), " (", figure(String(lines.length - first)), ")"), el("ul", { class: "edit-list" }, ...lines.slice(first))));
    }
    return made;
  }

  function excerpt(s, start, end) {
    const words = body(s).slice(start, end).trim();
    return words.length > 160 ? words.slice(0, 75).replace(/\s\S*$/, "") + " […] " + words.slice(-75).replace(/^\S*\s/, "") : words;
  }

  function body(s) {
    open.bodies ??= open.pair.ends.map((end) => document.getElementById(end + "-body").textContent);
    return open.bodies[s];
  }

  function side(s) {
    const end = open.pair.ends[s];
    const name = open.known ? ["copies.source", "copies.copy"][s] : ["copies.first-text", "copies.second-text"][s];
    const summary = document.querySelector(`#${end} > summary`);
    const heading = document.createElement("p");
    for (const part of summary.childNodes) heading.append(part.cloneNode(true));
    const link = el("a", { href: "#" + end }, ...heading.childNodes);
    const box = el("div", { class: "body", lang: "ar", dir: getComputedStyle(document.getElementById(end + "-body")).direction, tabindex: "0", role: "region", "data-m-aria-label": name });
    pairText.draw(box, body(s), open.pair.texts[s], open.pair, s);
    return { box, whole: el("div", { class: "side" }, el("h4", {}, say(name)), el("p", { class: "meta" }, link), box) };
  }

  const kinds = ["verbatim", "edited", "reworded", "cut", "added", "moved"];
  function filters() {
    const toggle = (kind) => {
      const made = el("button", { type: "button", "aria-pressed": "true", "data-kind": kind }, el("span", { class: kind }, say("copies.show-" + kind)));
      made.addEventListener("click", () => {
        const on = made.getAttribute("aria-pressed") !== "true";
        made.setAttribute("aria-pressed", String(on));
        view.classList.toggle("off-" + kind, !on);
        gather();
      });
      return made;
    };
    open.only = el("button", { type: "button", class: "alarm-filter", "aria-pressed": "false", id: "alarms-only", disabled: !open.pair.edits.some(([, alarm]) => alarm) }, "⚠ ", say("copies.alarms-only"));
    open.only.addEventListener("click", () => {
      open.only.setAttribute("aria-pressed", String(open.only.getAttribute("aria-pressed") !== "true"));
      gather();
    });
    return el("div", { class: "filters", role: "group", "data-m-aria-label": "copies.filters" }, ...kinds.map(toggle), open.only);
  }

  function moves() {
    const button = (key, step, id) => {
      const made = el("button", { type: "button", id }, say(key));
      made.addEventListener("click", () => go(open.at + step));
      return made;
    };
    open.output = el("output", { id: "match-at", "aria-live": "polite" });
    return el("div", { class: "pair-bar match-moves" }, button("copies.previous", -1, "match-previous"), open.output, button("copies.next", 1, "match-next"),
      el("details", { class: "keys" }, el("summary", {}, say("copies.keys")), el("p", { class: "meta" }, say("copies.keys-note"))));
  }

  // gather lists the places that the filters leave, in the order of the copy.
  function gather() {
    const off = (kind) => view.classList.contains("off-" + kind);
    const places = [];
    if (open.only.getAttribute("aria-pressed") === "true") {
      open.pair.edits.forEach((edit, i) => { if (edit[1]) places.push({ edit, number: i + 1, order: edit[4] }); });
    } else {
      const mark = (kind, s) => open.sides[s].box.querySelectorAll(":scope > ." + kind + ":not(.p)").forEach((piece) => places.push({ piece, s, order: Number(piece.dataset.at) }));
      if (!off("cut")) mark("cut", 0);
      if (!off("added")) mark("added", 1);
      open.pair.passages.forEach((kind, i) => {
        const piece = open.sides[1].box.querySelector(`.p[data-p="${i + 1}"]`) ?? open.sides[0].box.querySelector(`.p[data-p="${i + 1}"]`);
        if (piece && !off(kind)) places.push({ passage: i + 1, order: Number(piece.dataset.at) });
      });
      open.pair.edits.forEach((edit, i) => { if (edit[0] === "moved" && !off("moved")) places.push({ edit, number: i + 1, order: edit[4] }); });
    }
    open.places = places.sort((a, b) => a.order - b.order);
    open.at = -1;
    clear("on");
    tell();
  }

  function tell() {
    const n = open.places.length;
    if (n === 0) open.output.replaceChildren(say("copies.no-match"));
    else open.output.replaceChildren(figure(open.at < 0 ? "–" : String(open.at + 1)), " ", say("copies.of"), " ", figure(String(n)));
    localise(open.output);
  }

  const clear = (name) => view.querySelectorAll("." + name).forEach((e) => { if (!e.closest(".filters")) e.classList.remove(name); });

  // go lights a place on both sides; it stops at either end.
  function go(i, far) {
    if (!open || open.places.length === 0) return;
    open.at = Math.min(Math.max(i, 0), open.places.length - 1);
    const place = open.places[open.at];
    clear("on");
    if (place.passage) {
      light(place.passage, "on");
      [0, 1].forEach((s) => bring(s, open.sides[s].box.querySelector(`[data-p="${place.passage}"]`)));
      history.replaceState(null, "", `#${open.pair.anchor}-${place.passage}`);
    } else if (place.edit) {
      pointAt(place.edit, place.number);
    } else {
      place.piece.classList.add("on");
      bring(place.s, place.piece);
    }
    tell();
    face(far);
  }

  // face brings both columns into the window when they are not.
  function face(far) {
    const { top, bottom } = view.querySelector(".sides").getBoundingClientRect();
    if (far || top < 0 || bottom > innerHeight + 60) view.querySelector(".match-moves").scrollIntoView({ block: "start" });
  }

  // goPassage goes to a passage by its number, unless a filter leaves it out.
  function goPassage(passage, far) {
    const at = open.places.findIndex((place) => place.passage === passage);
    if (at >= 0) go(at, far);
  }

  const light = (passage, name) => view.querySelectorAll(`[data-p="${passage}"]`).forEach((e) => e.classList.add(name));

  // bring scrolls a side so that an element is seen in it, and nothing else.
  function bring(s, element) {
    if (!element) return;
    const box = open.sides[s].box;
    const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: still.matches ? "auto" : "smooth" });
  }

  // pointAt lights an edit; on the side where nothing stands for it the words at its place come into view.
  function pointAt(edit, number) {
    [0, 1].forEach((s) => {
      const marked = open.sides[s].box.querySelectorAll(`.e[data-e="${number}"]`);
      marked.forEach((e) => e.classList.add("on"));
      bring(s, marked[0] ?? [...open.sides[s].box.querySelectorAll(":scope > [data-at]")].findLast((piece) => Number(piece.dataset.at) <= edit[2 + 2 * s]));
    });
  }

  function goTo(edit, number) {
    clear("on");
    pointAt(edit, number);
    face(false);
  }

  async function copyLink() {
    const passage = open.places[open.at]?.passage;
    const link = location.href.replace(/#.*$/, "") + "#" + open.pair.anchor + (passage ? "-" + passage : "");
    const button = open.copyLink;
    let done = false;
    try { await navigator.clipboard.writeText(link); done = true; } catch { done = byHand(link); }
    if (!done) { prompt("", link); return; }
    button.replaceChildren(localise(say("copies.copied-link")));
    button.setAttribute("aria-live", "polite");
    setTimeout(() => button.replaceChildren(localise(say("copies.copy-link"))), 2000);
  }

  // byHand copies where a page from disk may not use the clipboard.
  function byHand(link) {
    const field = el("textarea", { readonly: true, class: "hidden" });
    field.value = link;
    view.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    open.copyLink.focus();
    return done;
  }

  function close() {
    const row = open.row;
    view.hidden = true;
    view.replaceChildren();
    row.removeAttribute("aria-current");
    open = null;
    history.replaceState(null, "", "#pairs");
    const back = row.hidden ? document.getElementById("least-share") : row.querySelector(".open");
    back.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  // Hover and focus on a passage light its counterpart and bring it into view.
  // A page that scrolls under a resting pointer does not take the light from what has the keyboard.
  let waiting = 0, pointer = "";
  const where = (event) => event.clientX + "," + event.clientY;
  function over(event) {
    if (event.type === "pointerover" && where(event) === pointer && document.activeElement.closest("#pair-view [data-p]")) return;
    const piece = event.target.closest?.("[data-p]");
    clear("over");
    clearTimeout(waiting);
    if (!piece || !open) return;
    light(piece.dataset.p, "over");
    const other = open.sides[0].box.contains(piece) ? 1 : 0;
    waiting = setTimeout(() => open && bring(other, open.sides[other].box.querySelector(`[data-p="${piece.dataset.p}"]`)), event.type === "focusin" ? 0 : 250);
  }
  addEventListener("pointermove", (event) => { pointer = where(event); });
  view.addEventListener("pointerover", over);
  view.addEventListener("focusin", over);
  view.addEventListener("pointerleave", () => { clear("over"); clearTimeout(waiting); });
  view.addEventListener("click", (event) => {
    const edit = event.target.closest(".sides .e[data-e]"), piece = event.target.closest(".sides [data-p]");
    if (edit && open) {
      const number = Number(edit.dataset.e);
      goTo(open.pair.edits[number - 1], number);
    } else if (piece && open) {
      event.preventDefault();
      goPassage(Number(piece.dataset.p));
    }
  });

  // Keys by their place on the board, so that they work while Arabic is typed; only inside the view, and never in a field.
  view.addEventListener("keydown", (event) => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.code === "KeyJ") go(open.at + 1);
    else if (event.code === "KeyK") go(open.at - 1);
    else if (event.code === "KeyL") copyLink();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });

  // A permalink opens what it names.
  function follow() {
    const named = /^#(pair-[ax]\d+-[ax]\d+)(?:-(\d+))?$/.exec(location.hash);
    const pair = named && pairs.get(named[1]);
    if (!pair) return;
    show(pair, named[2] && Number(named[2]));
    if (!named[2]) view.scrollIntoView({ block: "start" });
    open.heading.focus({ preventScroll: true });
  }
  addEventListener("hashchange", follow);
  // A link to the pair that is open already changes no hash.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#pair-"]');
    if (link && !view.contains(link) && link.getAttribute("href") === location.hash) follow();
  });
  if (document.readyState === "complete") follow();
  else addEventListener("load", follow); // or the browser would scroll to the row afterwards
})();
