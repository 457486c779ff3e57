// One side of a comparison: a body drawn in its stretches, marked, numbered, and folded where nothing is compared.
const pairText = (() => {
  const { el, localise } = isnad;
  const plainShown = 700, asideShown = 60; // UTF-16 units of a stretch before it is folded
  const kept = 220; // of each end of a folded stretch
  const lettered = /[\p{L}\p{N}]/u;

  // draw fills box with an article's body. side is 0 for the source and 1 for the copy.
  function draw(box, body, stretches, pair, side) {
    let at = 0;
    const begun = new Set();
    for (const [length, passage = 0, edit = 0, aside = ""] of stretches) {
      const text = body.slice(at, at + length).replace(/\n\s*\n/g, "\n"); // an empty line says nothing here
      const piece = el("span", { "data-at": String(at), "data-end": String(at + length) });
      at += length;
      if (aside) {
        piece.className = "aside";
        piece.append(label(aside), " ");
        fold(piece, text, asideShown, 0);
      } else if (passage) {
        if (!begun.has(passage)) {
          begun.add(passage);
          box.append(number(pair, passage, side));
        }
        piece.className = "p " + pair.passages[passage - 1];
        piece.dataset.p = String(passage);
        piece.append(edit ? edited(pair, edit, text) : text);
      } else if (edit) {
        piece.append(edited(pair, edit, text));
      } else if (lettered.test(text)) {
        piece.className = side === 0 ? "cut" : "added";
        fold(piece, text, plainShown, kept);
      } else {
        piece.append(text);
      }
      box.append(piece);
    }
    if (at < body.length && lettered.test(body.slice(at))) box.append(" […] ", localise(el("span", { class: "why", "data-m": "copies.rest" })));
  }

  // label says why a stretch is left out.
  const label = (aside) => localise(el("span", { class: "why", "data-m": aside === "quotation" ? "copies.aside.quotation" : "core.kind." + aside }));

  // number marks where a passage begins; it is the passage's permalink, and leads to its counterpart.
  function number(pair, passage, side) {
    const badge = el("a", { class: "no", href: `#${pair.anchor}-${passage}`, "data-p": String(passage), id: side === 0 ? undefined : `${pair.anchor}-${passage}`, "data-m-title": "core.passage." + pair.passages[passage - 1] });
    badge.append(localise(el("span", { class: "hidden", "data-m": "copies.passage" })), " ", localise(el("span", { "data-d": String(passage) })));
    return localise(badge);
  }

  function edited(pair, edit, text) {
    const [kind, alarm] = pair.edits[edit - 1];
    const classes = { cut: "e is-cut cut", added: "e is-added added", moved: "e moved" };
    return el("span", { class: (classes[kind] ?? "e") + (alarm ? " alarm" : ""), "data-e": String(edit), "data-m-title": "core.edit." + kind, title: isnad.text("core.edit." + kind) }, text);
  }

  // fold shows the ends of a long text, and the rest when asked.
  function fold(piece, text, most, ends) {
    if (text.length <= most) {
      piece.append(text);
      return;
    }
    const head = border(text, ends, 1), tail = Math.max(border(text, text.length - ends, -1), head);
    const button = localise(el("button", { class: "fold", type: "button", "aria-expanded": "false", "data-m-aria-label": "copies.unfold" }, "[…]"));
    button.addEventListener("click", () => {
      button.replaceWith(text.slice(head, tail));
      piece.tabIndex = -1;
      piece.focus({ preventScroll: true });
    });
    piece.append(text.slice(0, head), button, text.slice(tail));
  }

  // border is the blank nearest to a place in one direction, the place itself where none is near.
  function border(text, at, step) {
    for (let i = at; i > 0 && i < text.length && Math.abs(i - at) < 40; i += step) if (/\s/.test(text[i])) return i;
    return at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text[at]) ? at + 1 : at;
  }

  return { draw };
})();
