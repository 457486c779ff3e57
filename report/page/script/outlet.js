// An outlet's page: the list of its articles, drawn as it is scrolled.
{
  const { el, localise } = isnad;
  const list = document.getElementById("article-list"), more = document.getElementById("more");

  // The data (Go: ArticleList): events [id, title, has a page], rows [title, event, anchor, origin, published, zone, url].
  const { events, rows } = JSON.parse(document.getElementById("article-data").textContent);
  const chunk = 60, printed = 2000;
  let drawn = 0;

  function href([id, , page], anchor) {
    if (!page) return "../index.html#" + id;
    return `../events/${id}.html` + (anchor ? "#" + anchor : "");
  }

  function item([title, event, anchor, origin, published, zone, url]) {
    return el("li", {},
      el("a", { class: "name", href: href(events[event], anchor) }, title ? el("bdi", { lang: "ar", dir: "auto" }, title) : el("span", { "data-m": "core.untitled" })),
      el("span", { class: "date" }, published ? el("time", { "data-t": published, "data-z": zone ?? undefined }) : el("span", { "data-m": "core.undated" })),
      el("span", origin ? { "data-m": "outlet.is-" + origin } : {}),
      url && el("a", { class: "original", href: url, rel: "noreferrer", "data-m": "outlet.original" }));
  }

  function draw(until) {
    const part = document.createDocumentFragment();
    for (const end = Math.min(until, rows.length); drawn < end; drawn++) part.append(item(rows[drawn]));
    localise(part);
    list.append(part);
    more.hidden = drawn >= rows.length;
  }

  list.replaceChildren();
  draw(chunk);
  new IntersectionObserver((seen) => {
    if (seen.some((s) => s.isIntersecting)) draw(drawn + chunk);
  }, { rootMargin: "600px" }).observe(more);
  document.getElementById("more-button").addEventListener("click", () => {
    const next = drawn;
    draw(drawn + chunk);
    list.children[next]?.querySelector("a").focus();
  });
  addEventListener("beforeprint", () => draw(printed));
}
