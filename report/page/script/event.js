// The articles of an event: one that the address names opens.
{
  const follow = () => {
    const article = /^#[ax]\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (!article) return;
    article.open = true;
    article.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", follow);
  // A link to the article that the address names already changes no hash.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a")?.getAttribute("href") === location.hash) follow();
  });
  follow();
}
