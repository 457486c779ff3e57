// The chain's map and the table of copies: lights the path of a text to its source, and leaves out what lies below the least share.
(() => {
  const { el, localise } = isnad;

  // A title stands on the page once, over its article.
  const title = (anchor) => document.querySelector(`[id="${anchor}"] > summary .title`)?.cloneNode(true);
  document.querySelectorAll("#pair-table [data-of]").forEach((e) => e.append(title(e.dataset.of) ?? ""));

  // The map: keys of nodes are in data-key, data-from and data-to.
  const map = document.getElementById("chain-map");
  if (map) {
    const readout = document.getElementById("chain-readout");
    const into = new Map([...map.querySelectorAll(".arrow")].map((arrow) => [arrow.dataset.to, arrow]));
    const dots = new Map([...map.querySelectorAll(".dot")].map((dot) => [dot.dataset.key, dot]));

    // said is the name of a dot or arrow as text that follows the language.
    function said(link) {
      const line = el("span");
      for (const part of link.querySelector(".said").childNodes) {
        if (part.nodeType !== Node.ELEMENT_NODE) { line.append(part.textContent); continue; }
        const copied = el("bdi", {}, part.textContent);
        for (const name of ["data-m", "data-t", "data-z", "data-d"]) if (part.hasAttribute(name)) copied.setAttribute(name, part.getAttribute(name));
        line.append(copied);
      }
      const of = title(link.dataset.key);
      if (of) line.append(" · ", of);
      return localise(line);
    }

    function light(link) {
      dark();
      let at = link.dataset.key ?? link.dataset.to;
      for (const seen = new Set(); at !== undefined && !seen.has(at); at = into.get(at)?.dataset.from) {
        seen.add(at);
        dots.get(at)?.classList.add("lit");
        into.get(at)?.classList.add("lit");
      }
      map.classList.add("dim");
      readout.classList.add("on");
      readout.replaceChildren(said(link));
    }

    function dark() {
      map.classList.remove("dim");
      readout.classList.remove("on");
      map.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
      readout.replaceChildren(localise(el("span", { "data-m": "copies.hover" })));
    }

    for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
      map.addEventListener(enter, (event) => { const link = event.target.closest("a"); if (link) light(link); });
      map.addEventListener(leave, dark);
    }
  }

  // The text of an unseen source lies folded under its key.
  function unfold() {
    const name = location.hash.slice(1);
    if (!/^unseen-\d+$/.test(name)) return;
    const text = document.getElementById(name);
    text?.closest("details").setAttribute("open", "");
    text?.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", unfold);
  unfold();

  // The table and the map above it show what is copied to at least this share.
  const least = document.getElementById("least-share");
  if (least) {
    const rows = [...document.querySelectorAll("#pair-table tbody tr")];
    const arrows = map ? [...map.querySelectorAll(".arrow")] : [];
    function cut() {
      const share = Number(least.value) / 100;
      const below = (e) => Number(e.dataset.share) < share;
      rows.forEach((row) => { row.hidden = below(row); });
      arrows.forEach((arrow) => arrow.classList.toggle("under", below(arrow)));
      const left = rows.filter((row) => !row.hidden).length;
      document.getElementById("least-output").replaceChildren(localise(el("bdi", { "data-d": least.value + "%" })));
      document.getElementById("least-count").replaceChildren(localise(el("span", { "data-c": "core.copy", "data-n": String(left) })));
      document.getElementById("least-none").hidden = left > 0;
    }
    least.addEventListener("input", cut);
    if (least.value !== "0") cut(); // the browser may remember it
  }
})();
