// The overview: the list of events, drawn as it is scrolled, with search and filters that stand in the address; the timeline; the table of outlets.
{
  const { el, svg, localise } = isnad;
  const byId = (id) => document.getElementById(id);

  // The data (Go: EventList): rows of [id, title, articles, independent texts, copied, first, days to the last, outlets, has a page, terms].
  const data = JSON.parse(byId("event-data").textContent);
  const [ID, TITLE, ARTICLES, TEXTS, COPIED, FIRST, LENGTH, OUTLETS, PAGE, TERMS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const DAY = 86400000;
  const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const first = (row) => (typeof row[FIRST] === "string" ? Date.parse(row[FIRST].padEnd(7, "-01").slice(0, 7) + "-01") / DAY : row[FIRST]);
  const last = (row) => first(row) + row[LENGTH];
  const share = (row) => row[COPIED] / row[ARTICLES];
  // Shares are written as Go does: more than nothing is never 0 %, less than all never 100 %.
  const percent = (x) => (x <= 0 ? 0 : x >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(x * 100))));

  // fold makes spellings of one word alike, as similarity/arabic does for comparison.
  function fold(s) {
    return s.normalize("NFKC").toLowerCase()
      .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, "")
      .replace(/[أإآٱ]/g, "ا").replace(/[ىیئ]/g, "ي").replace(/ؤ/g, "و").replace(/ة/g, "ه").replace(/ک/g, "ك").replace(/ء/g, "")
      .replace(/[٠-٩]/g, (d) => "٠١٢٣٤٥٦٧٨٩".indexOf(d)).replace(/[۰-۹]/g, (d) => "۰۱۲۳۴۵۶۷۸۹".indexOf(d));
  }
  const hay = new Map();
  function haystack(row) {
    let folded = hay.get(row);
    if (folded === undefined) {
      folded = fold([row[TITLE], row[TERMS] ?? "", ...row[OUTLETS].map((o) => data.outlets[o])].join(" "));
      hay.set(row, folded);
    }
    return folded;
  }

  // The first search need not wait for thousands of titles to be folded.
  let warmed = 0;
  (function warm() {
    for (const end = Math.min(warmed + 200, data.rows.length); warmed < end; warmed++) haystack(data.rows[warmed]);
    if (warmed < data.rows.length) setTimeout(warm, 20);
  })();

  // What is asked for. Its keys are those of the address.
  const lone = data.rows.every((row) => row[ARTICLES] === 1); // then there is nothing else to show
  const nothing = () => ({ q: "", outlet: [], from: "", to: "", share: 0, one: false, lone, sort: "" });
  let asked = nothing();
  let shown = []; // rows that match, in order
  let drawn = 0;

  function matching() {
    const words = fold(asked.q).split(/\s+/).filter(Boolean);
    const outlets = asked.outlet.map((name) => data.outlets.indexOf(name));
    const from = asked.from ? Date.parse(asked.from) / DAY : undefined, to = asked.to ? Date.parse(asked.to) / DAY : undefined;
    return data.rows.filter((row) =>
      (asked.lone || row[ARTICLES] > 1) &&
      (!asked.one || (row[TEXTS] === 1 && row[ARTICLES] > 1)) &&
      (!asked.share || share(row) * 100 >= asked.share) &&
      (from === undefined || (row[FIRST] !== 0 && last(row) >= from)) &&
      (to === undefined || (row[FIRST] !== 0 && first(row) <= to)) &&
      outlets.every((o) => row[OUTLETS].includes(o)) &&
      (words.length === 0 || words.every((w) => haystack(row).includes(w))));
  }

  const collator = new Intl.Collator("ar");
  const orders = {
    latest: (a, b) => (b[FIRST] !== 0) - (a[FIRST] !== 0) || first(b) - first(a),
    copied: (a, b) => share(b) - share(a) || b[ARTICLES] - a[ARTICLES],
    texts: (a, b) => b[TEXTS] - a[TEXTS],
    title: (a, b) => collator.compare(a[TITLE], b[TITLE]),
  };

  const list = byId("event-list"), more = byId("more");
  const chunk = 60, printed = 2000, named = 5;

  function date(row) {
    if (row[FIRST] === 0) return el("span", { class: "date", "data-m": "core.undated" });
    return el("time", { class: "date", "data-t": typeof row[FIRST] === "string" ? row[FIRST] : isoDay(row[FIRST]) });
  }

  function outletsOf(row) {
    const who = el("span", { class: "who" });
    row[OUTLETS].slice(0, named).forEach((o, i) => who.append(i ? " · " : "", el("bdi", {}, data.outlets[o])));
    const rest = row[OUTLETS].length - named;
    if (rest > 0) who.append(" · +", el("bdi", { "data-d": String(rest), title: row[OUTLETS].slice(named).map((o) => data.outlets[o]).join("، ") }));
    return who;
  }

  function item(row) {
    const title = row[TITLE] ? el("bdi", { lang: "ar", dir: "auto" }, row[TITLE]) : el("span", { "data-m": "core.untitled" });
    const bar = svg("svg", { class: "share-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "whole", width: 100, height: 10 }), svg("rect", { class: "taken", width: Math.round(share(row) * 100), height: 10 }));
    return el("li", { id: row[ID] },
      row[PAGE] ? el("a", { class: "name", href: `events/${row[ID]}.html` }, title) : el("span", { class: "name" }, title),
      el("span", { class: "size", "data-c": "core.article", "data-n": row[ARTICLES] }),
      row[OUTLETS].length ? el("span", { "data-c": "core.outlet", "data-n": row[OUTLETS].length }) : el("span", { "data-m": "core.unknown-outlet" }),
      el("span", { "data-c": "core.text", "data-n": row[TEXTS] }),
      el("span", { class: "share" }, bar, el("span", {}, el("bdi", { "data-d": percent(share(row)) + "%" }), " ", el("span", { "data-m": "overview.copied" }))),
      date(row), outletsOf(row));
  }

  function draw(until) {
    const end = Math.min(until, shown.length);
    if (end > drawn) {
      const part = document.createDocumentFragment();
      for (; drawn < end; drawn++) part.append(item(shown[drawn]));
      localise(part);
      list.append(part);
    }
    more.hidden = drawn >= shown.length;
  }

  function redraw() {
    shown = matching();
    if (orders[asked.sort]) shown = shown.slice().sort(orders[asked.sort]); // the rows come by articles; sort is stable
    list.replaceChildren();
    drawn = 0;
    draw(chunk);
    byId("empty").hidden = shown.length > 0;
    count();
  }

  function count() {
    const all = asked.lone ? data.rows.length : data.rows.filter((row) => row[ARTICLES] > 1).length;
    const of = shown.length === all ? [] : [" ", el("span", { "data-m": "overview.of" }), " ", el("bdi", { "data-d": String(all) })];
    byId("found").replaceChildren(localise(el("span", {}, el("span", { "data-c": "core.event", "data-n": shown.length }), ...of)));
  }

  new IntersectionObserver((seen) => {
    if (seen.some((s) => s.isIntersecting)) draw(drawn + chunk);
  }, { rootMargin: "600px" }).observe(more);
  byId("more-button").addEventListener("click", () => {
    const next = drawn;
    draw(drawn + chunk);
    list.children[next]?.querySelector("a")?.focus();
  });
  addEventListener("beforeprint", () => {
    draw(printed);
    if (drawn < shown.length) list.after(localise(el("p", { class: "meta", id: "not-printed", "data-m": "overview.not-all" })));
  });
  addEventListener("afterprint", () => byId("not-printed")?.remove());

  // The form.
  const form = byId("filters"), field = (name) => byId("f-" + name);

  function fill() {
    field("q").value = asked.q;
    field("sort").value = asked.sort;
    field("from").value = asked.from;
    field("to").value = asked.to;
    field("share").value = asked.share;
    field("one").checked = asked.one;
    field("lone").checked = asked.lone;
    const choices = [el("option", { value: "", "data-m": asked.outlet.length ? "overview.outlet-another" : "overview.outlet-any" })];
    for (const name of data.outlets) if (!asked.outlet.includes(name)) choices.push(el("option", { value: name }, name));
    field("outlet").replaceChildren(...choices);
    field("chips").hidden = asked.outlet.length === 0;
    field("chips").replaceChildren(el("li", { "data-m": "overview.told-by-all" }), ...asked.outlet.map((name) => el("li", {},
      el("button", { type: "button", "data-outlet": name }, el("bdi", {}, name), " ", el("span", { "aria-hidden": "true" }, "×"), el("span", { class: "hidden", "data-m": "overview.remove" })))));
    figure();
    localise(form);
  }

  function figure() {
    field("share-figure").replaceChildren(localise(el("bdi", { "data-d": asked.share + "%" })));
    field("share").setAttribute("aria-valuetext", isnad.figure(asked.share + "%"));
  }

  function read() {
    Object.assign(asked, {
      q: field("q").value, sort: field("sort").value, from: field("from").value, to: field("to").value,
      share: Number(field("share").value), one: field("one").checked, lone: field("lone").checked,
    });
    const outlet = field("outlet").value;
    if (outlet && !asked.outlet.includes(outlet)) asked.outlet = [...asked.outlet, outlet];
  }

  let waiting = 0;
  function changed() {
    read();
    figure();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (field("outlet").value) fill(); // it is a chip now
      write();
      redraw();
    }, 90);
  }
  form.addEventListener("input", changed);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("reset", (e) => {
    e.preventDefault();
    clearTimeout(waiting);
    asked = nothing();
    fill();
    write();
    redraw();
    field("q").focus();
  });
  field("chips").addEventListener("click", (e) => {
    const name = e.target.closest("[data-outlet]")?.dataset.outlet;
    if (name === undefined) return;
    asked.outlet = asked.outlet.filter((o) => o !== name);
    fill();
    write();
    redraw();
    field("outlet").focus();
  });

  // The address: #q=…&outlet=…&outlet=…&from=2024-07-25&to=…&share=50&one=1&lone=1&sort=latest.
  const keys = ["q", "outlet", "from", "to", "share", "one", "lone", "sort"];

  function write() {
    const said = new URLSearchParams();
    if (asked.q.trim()) said.set("q", asked.q.trim());
    asked.outlet.forEach((name) => said.append("outlet", name));
    for (const key of ["from", "to", "sort"]) if (asked[key]) said.set(key, asked[key]);
    if (asked.share) said.set("share", asked.share);
    if (asked.one) said.set("one", "1");
    if (asked.lone !== lone) said.set("lone", asked.lone ? "1" : "0");
    const hash = said.toString();
    try {
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    } catch { /* a browser that keeps pages from disk from it: the filters hold all the same */ }
  }

  // answer does what the address asks: filters, or an event of the list. Other addresses are the page's own.
  function answer() {
    const hash = location.hash.slice(1);
    let id = hash;
    try { id = decodeURIComponent(hash); } catch { /* then it is no event's */ }
    const row = data.rows.find((r) => r[ID] === id);
    if (row) return find(row);
    const said = new URLSearchParams(hash);
    if (![...said.keys()].some((key) => keys.includes(key))) return false;
    const day = (key) => (/^\d{4}-\d{2}-\d{2}$/.test(said.get(key) ?? "") ? said.get(key) : "");
    asked = {
      q: said.get("q") ?? "", outlet: said.getAll("outlet").filter((name) => data.outlets.includes(name)), from: day("from"), to: day("to"),
      share: Math.min(100, Math.max(0, Number(said.get("share")) || 0)), one: said.get("one") === "1",
      lone: said.has("lone") ? said.get("lone") === "1" : lone, sort: Object.hasOwn(orders, said.get("sort") ?? "") ? said.get("sort") : "",
    };
    fill();
    redraw();
    return true;
  }

  // find shows one event, whatever was filtered.
  function find(row) {
    if (!shown.includes(row)) {
      asked = { ...nothing(), lone: lone || row[ARTICLES] === 1 };
      fill();
      redraw();
    }
    draw(shown.indexOf(row) + 1);
    list.querySelector(".shown-by-link")?.classList.remove("shown-by-link");
    const found = byId(row[ID]);
    found.classList.add("shown-by-link");
    found.setAttribute("tabindex", "-1");
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "center" });
    return true;
  }

  fill();
  redraw();
  answer();
  addEventListener("hashchange", answer);
  isnad.onChange(figure);

  // The timeline runs from the side where reading begins; its tooltips speak the reader's language.
  const timeline = byId("timeline-drawing");
  if (timeline) {
    const width = Number(timeline.dataset.width);
    const dots = [...timeline.querySelectorAll(".dot")];
    const names = dots.map((dot) => dot.querySelector("title").textContent);
    const turn = () => {
      const rtl = document.documentElement.dir === "rtl";
      for (const at of timeline.querySelectorAll(".at")) {
        const x = Number(at.dataset.x);
        at.setAttribute("transform", `translate(${rtl ? width - x : x} ${at.dataset.y})`);
      }
      dots.forEach((dot, i) => {
        const [articles, outlets, copied] = dot.querySelector(".at").dataset.tip.split(" ").map(Number);
        const said = [isnad.count(articles, "core.article"), isnad.count(outlets, "core.outlet"),
          isnad.figure(percent(copied / articles) + "%") + " " + isnad.text("overview.copied")];
        dot.querySelector("title").textContent = names[i] + "\n" + said.join(" · ");
      });
    };
    turn();
    isnad.onChange(turn);
    // One stop for the tab key; the arrows go from event to event in the direction they point.
    dots.slice(1).forEach((dot) => dot.setAttribute("tabindex", "-1"));
    timeline.addEventListener("keydown", (e) => {
      const at = dots.indexOf(e.target.closest?.(".dot")), side = document.documentElement.dir === "rtl" ? -1 : 1;
      const next = { ArrowRight: at + side, ArrowLeft: at - side, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: dots.length - 1 }[e.key];
      if (at < 0 || next === undefined || !dots[next]) return;
      e.preventDefault();
      dots[at].setAttribute("tabindex", "-1");
      dots[next].removeAttribute("tabindex");
      dots[next].focus();
    });
  }

  // The table of outlets, sorted by a click on a head.
  const table = byId("outlet-table");
  if (table) {
    const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
    const value = (tr, i) => (heads[i].dataset.sort === "text" ? tr.cells[i].textContent : Number(tr.cells[i].dataset.v));
    heads.forEach((head, i) => {
      const button = el("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const text = head.dataset.sort === "text";
        const up = text ? head.getAttribute("aria-sort") !== "ascending" : head.getAttribute("aria-sort") === "descending";
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = [...body.rows].sort((a, b) => (text ? collator.compare(value(a, i), value(b, i)) : value(a, i) - value(b, i)) * (up ? 1 : -1));
        body.append(...rows);
      });
    });
  }
}
