// Facts against tellings: orders of the matrix, the sentence behind a cell, charts of order, words in context, and the way from each to the article.
(() => {
  const { el, svg, localise } = isnad;
  const held = document.getElementById("framing-data");
  if (!held) return;
  const data = JSON.parse(held.textContent);
  const say = (key) => el("span", { "data-m": "framing." + key });
  const bodies = new Map();

  function bodyOf(anchor) {
    if (!bodies.has(anchor)) bodies.set(anchor, document.getElementById(anchor + "-body")?.textContent ?? "");
    return bodies.get(anchor);
  }

  const outletOf = (anchor) => el("bdi", {}, document.querySelector(`#${anchor} > summary .outlet`)?.textContent ?? anchor);

  // wholeWords widens a span to the borders of its words: a mark inside a word would break its joining.
  function wholeWords(text, start, end) {
    const letter = /[\p{L}\p{M}\p{N}]/u;
    while (start > 0 && start < text.length && letter.test(text[start - 1]) && letter.test(text[start])) start--;
    while (end > 0 && end < text.length && letter.test(text[end - 1]) && letter.test(text[end])) end++;
    return [start, end];
  }

  // before and behind are up to n units of text beside a place, ending at a word's border and within the paragraph.
  function before(text, at, n) {
    if (n === 0) return "";
    const piece = text.slice(Math.max(0, at - n), at), line = piece.slice(piece.lastIndexOf("\n") + 1);
    return line.length < Math.min(n, at) || at <= n ? line : "…" + line.slice(line.indexOf(" ") + 1);
  }
  function behind(text, at, n) {
    if (n === 0) return "";
    const line = text.slice(at, at + n).split("\n", 1)[0];
    return line.length < n || at + n >= text.length ? line : line.slice(0, Math.max(line.lastIndexOf(" "), 0)) + "…";
  }

  // ---- from a link to its words in the article

  function show(anchor, start, end) {
    const article = document.getElementById(anchor), body = document.getElementById(anchor + "-body");
    if (!article || !body) return;
    for (let e = article; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    const range = document.createRange();
    const place = (offset, set) => {
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), seen = 0; node; seen += node.length, node = walker.nextNode()) {
        if (offset <= seen + node.length) return set.call(range, node, offset - seen);
      }
    };
    [start, end] = wholeWords(bodyOf(anchor), start, end);
    place(start, range.setStart);
    place(end, range.setEnd);
    if (CSS.highlights) CSS.highlights.set("framing", new Highlight(range));
    const box = range.getBoundingClientRect();
    window.scrollTo({ top: window.scrollY + box.top - window.innerHeight / 3 });
    article.querySelector("summary").focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-at]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const [start, end] = link.dataset.at.split(",").map(Number);
    history.pushState(null, "", link.getAttribute("href"));
    show(link.getAttribute("href").slice(1), start, end);
  });

  // ---- the matrix

  const matrix = document.getElementById("fact-matrix");
  const rows = matrix ? [...matrix.tBodies[0].rows] : [];
  const heads = matrix ? [...matrix.tHead.rows[0].cells].slice(1) : [];
  const columnOf = new Map(), rowOf = new Map(); // cell or head → telling, row → its number
  const cells = rows.map((row, r) => { rowOf.set(row, r); return [...row.cells].slice(1); });
  let opened = null, focused = null;

  const name = (telling) => heads[telling] && el("b", {}, ...[...heads[telling].querySelectorAll("bdi:not([data-d]), small")].map((n) => n.cloneNode(true)).flatMap((n) => [n, " "]));

  function nameLink(telling, at) {
    const link = heads[telling]?.querySelector("a"), anchor = data.anchors[telling];
    if (!link) return anchor && el("a", { href: "#" + anchor, "data-at": at }, outletOf(anchor)); // it has no column
    const made = el("a", { href: link.getAttribute("href"), "data-at": at }, link.querySelector("bdi").cloneNode(true));
    const apart = heads[telling].querySelector("small");
    return el("span", {}, made, apart && " ", apart && apart.cloneNode(true));
  }

  const toldBy = (r, telling) => data.told[r].find((told) => told[0] === telling);

  // sentence is what a telling says, within some words of what stands around it; the value of a conflict is marked inside.
  function sentence(anchor, spans, values, around) {
    const text = bodyOf(anchor), quote = el("blockquote", { class: "sentence", lang: "ar", dir: "auto" });
    let last = -1;
    for (let i = 0; i < spans.length; i += 2) {
      const [start, end] = wholeWords(text, spans[i], spans[i + 1]);
      if (last < 0 || start - last > 80) quote.append(last < 0 ? before(text, start, around) : " … ");
      else quote.append(text.slice(last, start));
      const mark = el("mark");
      let at = start;
      for (const [from, to] of values.filter(([from, to]) => from >= start && to <= end).map((v) => wholeWords(text, ...v)).sort((a, b) => a[0] - b[0])) {
        if (from < at) continue;
        mark.append(text.slice(at, from), el("span", { class: "value" }, text.slice(from, to)));
        at = to;
      }
      mark.append(text.slice(at, end));
      quote.append(mark);
      last = end;
    }
    quote.append(behind(text, last, around));
    return quote;
  }

  function cellReading(r, telling) {
    const told = toldBy(r, telling), anchor = data.anchors[telling], cell = cells[r][telling];
    const parts = [el("p", {}, name(telling), " — ", ...[...cell.childNodes].map((n) => n.cloneNode(true)))];
    if (!told) {
      const lacking = data.lacking[r].find((l) => l[0] === telling);
      parts.push(el("p", {}, say("not-there"), " ", lacking && el("span", { "data-c": "framing.told-by", "data-n": lacking[1] })));
      parts.push(el("p", { class: "sentence", lang: "ar" }, rows[r].cells[0].textContent));
    } else if (!anchor) parts.push(el("p", { class: "meta" }, say("elsewhere")));
    else if (told.length < 3) parts.push(el("p", { class: "meta" }, say("beyond")));
    else parts.push(sentence(anchor, told.slice(1), data.values[r].filter((v) => v[0] === telling).map((v) => v.slice(1)), 140));
    const link = heads[telling].querySelector("a").getAttribute("href");
    const actions = [el("a", { href: link, "data-at": told && told.length > 2 && anchor ? told[1] + "," + told[2] : undefined }, say(told && told.length > 2 ? "whole-article" : "to-article"))];
    if (anchor) actions.push(el("a", { href: "#" + rows[r].id + "-" + anchor }, say("permalink")));
    return [...parts, actions];
  }

  // rowReading is every wording of a fact once, with those who have it.
  function rowReading(r) {
    const ways = new Map();
    for (const [telling, ...spans] of data.told[r]) {
      const anchor = data.anchors[telling], text = anchor ? bodyOf(anchor) : "";
      let key = "";
      for (let i = 0; i < spans.length; i += 2) key += " " + text.slice(...wholeWords(text, spans[i], spans[i + 1])).replace(/\s+/g, " ");
      if (!ways.has(key)) ways.set(key, { spans, anchor, telling, by: [] });
      ways.get(key).by.push(nameLink(telling, spans.length ? spans[0] + "," + spans[1] : undefined));
    }
    const list = el("ul", { class: "ways" });
    for (const [key, way] of ways) {
      const item = el("li", {}, ...way.by.filter(Boolean).flatMap((n, i) => (i ? [" · ", n] : [n])));
      if (key) item.append(sentence(way.anchor, way.spans, data.values[r].filter((v) => v[0] === way.telling).map((v) => v.slice(1)), 0));
      list.append(item);
    }
    const absent = heads.map((_, telling) => telling).filter((telling) => !toldBy(r, telling));
    const parts = [el("p", {}, el("b", {}, say("tellings-of")), ": ", el("bdi", { lang: "ar" }, rows[r].cells[0].textContent)), list];
    if (absent.length) parts.push(el("p", {}, say("absent-from"), ": ", ...absent.map((t) => nameLink(t)).flatMap((n, i) => (i ? [" · ", n] : [n]))));
    return [...parts, [el("a", { href: "#" + rows[r].id }, say("permalink-fact"))]];
  }

  function close(back) {
    if (!opened) return;
    opened.row.remove();
    opened.cell.removeAttribute("aria-expanded");
    const cell = opened.cell;
    opened = null;
    if (back) focus(cell);
  }

  // open shows what stands behind a cell, or behind a fact where the cell is its head, in a row below.
  function open(cell) {
    const again = opened?.cell === cell;
    close(again);
    if (again) return;
    const row = cell.closest("tr"), r = rowOf.get(row), telling = columnOf.get(cell);
    const parts = telling === undefined ? rowReading(r) : cellReading(r, telling);
    const shut = el("button", { type: "button", class: "close" }, say("close"));
    shut.addEventListener("click", () => close(true));
    const reading = el("div", { class: "reading" }, ...parts.slice(0, -1), el("p", { class: "actions" }, ...parts.at(-1), shut));
    opened = { cell, row: el("tr", { class: "opened" }, el("td", { colspan: heads.length + 1 }, reading)) };
    localise(opened.row);
    cell.setAttribute("aria-expanded", "true");
    row.after(opened.row);
    const anchor = data.anchors[telling];
    if (telling === undefined || anchor) history.replaceState(null, "", "#" + row.id + (telling === undefined ? "" : "-" + anchor));
  }

  // focus moves the one stop of the tabulator within the matrix.
  function focus(cell, quiet) {
    focused?.setAttribute("tabindex", "-1");
    focused = cell.querySelector(":scope > span > a") ?? cell;
    focused.setAttribute("tabindex", "0");
    if (quiet) return;
    focused.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function move(cell, event) {
    const lines = [matrix.tHead.rows[0], ...[...matrix.tBodies[0].rows].filter((row) => row !== opened?.row)];
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    let line = lines.indexOf(cell.closest("tr")), at = cell.cellIndex;
    switch (event.key) {
      case forward: at++; break;
      case back: at--; break;
      case "ArrowDown": line++; break;
      case "ArrowUp": line--; break;
      case "Home": at = 0; if (event.ctrlKey) line = 0; break;
      case "End": at = heads.length; if (event.ctrlKey) line = lines.length - 1; break;
      default: return;
    }
    event.preventDefault();
    const to = lines[line]?.cells[at];
    if (to) focus(to);
  }

  const here = el("p", { class: "here", "aria-hidden": "true" });

  // point says in words what the pointer or the focus is on: in a dense matrix the names stand far from the cells.
  function point(cell) {
    const telling = columnOf.get(cell);
    heads.forEach((head, t) => head.classList.toggle("current", t === telling));
    if (telling === undefined) return;
    here.replaceChildren(name(telling));
    if (rowOf.has(cell.parentElement)) here.append(" — ", ...[...cell.childNodes].flatMap((n) => [n.cloneNode(true), " "]));
    localise(here);
  }

  function arrange() {
    const by = document.getElementById("fact-rows").value, columns = document.getElementById("fact-columns").value;
    close();
    const order = by === "wire" ? rows.map((_, r) => r) : data[by === "omission" ? "omission" : "conflict"];
    const along = columns === "similar" ? data.similar : heads.map((_, t) => t);
    matrix.tHead.rows[0].append(...along.map((t) => heads[t]));
    rows.forEach((row, r) => row.append(...along.map((t) => cells[r][t])));
    matrix.tBodies[0].append(...order.map((r) => rows[r]));
  }

  if (matrix) {
    matrix.setAttribute("role", "grid");
    heads.forEach((head, t) => { columnOf.set(head, t); head.querySelector("a").setAttribute("tabindex", "-1"); });
    cells.forEach((line, r) => {
      rows[r].cells[0].setAttribute("tabindex", "-1");
      line.forEach((cell, t) => { columnOf.set(cell, t); cell.setAttribute("tabindex", "-1"); });
    });
    if (rows.length) focus(rows[0].cells[0], true);
    if (matrix.classList.contains("dense")) matrix.parentElement.before(here);
    const cellAt = (event) => { const cell = event.target.closest("td, th"); return cell?.closest(".opened") ? null : cell; };
    matrix.addEventListener("click", (event) => {
      const cell = cellAt(event);
      if (!cell || event.target.closest("a") || cell.closest("thead")) return;
      focus(cell);
      open(cell);
    });
    matrix.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return close(true);
      const cell = cellAt(event);
      if (!cell) return;
      if ((event.key === "Enter" || event.key === " ") && !cell.closest("thead")) { event.preventDefault(); open(cell); } else move(cell, event);
    });
    for (const kind of ["focusin", "mouseover"]) matrix.addEventListener(kind, (event) => { const cell = cellAt(event); if (cell) point(cell); });
    for (const id of ["fact-rows", "fact-columns"]) document.getElementById(id).addEventListener("change", arrange);
  }

  // ---- omissions by telling or by fact

  const list = document.getElementById("omission-list");
  const items = list ? [...list.children] : [];
  function group(by) {
    const groups = new Map(), own = by === "column" ? ".of-telling" : ".of-fact", other = by === "column" ? ".of-fact" : ".of-telling";
    for (const item of items) {
      if (!groups.has(item.dataset[by])) groups.set(item.dataset[by], []);
      groups.get(item.dataset[by]).push(item);
      item.querySelector(own).classList.add("twice");
      item.querySelector(other).classList.remove("twice");
    }
    const sorted = [...groups.values()];
    if (by === "row") sorted.sort((a, b) => b.length - a.length);
    list.replaceChildren(...sorted.map((of) => {
      const title = [...of[0].querySelector(own).querySelectorAll(":scope > a > bdi, :scope > small")].flatMap((n) => [n.cloneNode(true), " "]);
      return el("li", { class: "group" }, el("details", { open: items.length < 16 }, el("summary", {}, el("b", {}, ...title), " — ",
        el("span", { "data-c": by === "column" ? "framing.count-facts" : "framing.lacked-by", "data-n": of.length })), el("ul", {}, ...of)));
    }));
    document.querySelectorAll("#omissions [data-by]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.by === by)));
    localise(list);
  }
  if (items.length) {
    group("column");
    document.querySelectorAll("#omissions [data-by]").forEach((b) => b.addEventListener("click", () => group(b.dataset.by)));
  }

  // ---- order of facts: a line from each fact's place in the one to its place in the other

  function slope(details) {
    const [from, to] = data.orders[Number(details.dataset.order)];
    const moved = new Map();
    for (const [way, sign] of [["up", "▲"], ["down", "▼"]]) for (const a of details.querySelectorAll(`.${way} a`)) moved.set(a.getAttribute("href"), sign);
    const side = (order, kind) => el("ol", { class: kind }, ...order.map((r) => {
      const href = "#" + rows[r].id, text = rows[r].cells[0].textContent;
      return el("li", { class: moved.has(href) ? "shifted" : undefined }, moved.get(href), el("a", { href, title: text, dir: "auto" }, el("bdi", { lang: "ar" }, text)));
    }));
    const chart = svg("svg", { viewBox: `0 0 100 ${from.length}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    from.forEach((r, i) => chart.append(svg("line", { x1: 97, y1: i + 0.5, x2: 3, y2: to.indexOf(r) + 0.5, ...(moved.has("#" + rows[r].id) && { class: "shifted" }) })));
    const head = (selector) => el("p", { class: "head" }, ...[...details.querySelector(selector).childNodes].map((n) => n.cloneNode(true)));
    details.append(localise(el("div", { class: "slope" }, head(".other"), el("span"), head(".own"), side(from, "from"), chart, side(to, "to"))));
  }

  // ---- words in context

  function context(details) {
    const numbers = data.words[Number(details.dataset.term)], lines = el("ul", { class: "kwic", lang: "ar", dir: "rtl" });
    for (let i = 0; i < numbers.length; i += 3) {
      const anchor = data.anchors[numbers[i]], text = bodyOf(anchor), [start, end] = wholeWords(text, numbers[i + 1], numbers[i + 2]);
      lines.append(el("li", {}, el("span", { class: "before" }, el("bdi", {}, before(text, start, 60))), el("mark", {}, text.slice(start, end)),
        el("bdi", {}, behind(text, end, 60)), el("a", { href: "#" + anchor, "data-at": start + "," + end }, outletOf(anchor))));
    }
    details.append(lines);
  }
  for (const [selector, draw] of [["details[data-order]", slope], ["details[data-term]", context]]) {
    document.querySelectorAll(selector).forEach((details) => details.addEventListener("toggle", () => {
      if (details.open && !details.dataset.drawn) { details.dataset.drawn = "1"; draw(details); }
    }));
  }

  // ---- permalinks: #fact-ID, #fact-ID-a3

  function follow() {
    const [, id, anchor] = /^#(fact-.+?)(?:-([ax]\d+))?$/.exec(location.hash) ?? [];
    const named = id && document.getElementById(id);
    if (!named) return;
    for (let e = named; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    const r = rowOf.get(named), telling = anchor ? data.anchors.indexOf(anchor) : -1;
    const cell = r === undefined ? null : cells[r][telling] ?? named.cells[0];
    if (cell && opened?.cell !== cell) open(cell);
    if (cell) { matrix.parentElement.scrollIntoView({ block: "start" }); focus(cell); } else named.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
