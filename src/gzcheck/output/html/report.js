"use strict";
// Filters: which articles are shown. Nothing is made from text, so nothing in a claim can become a part of the page.
(() => {
  const form = document.getElementById("filters");
  const articles = [...document.querySelectorAll("article")];
  const chapters = [...document.querySelectorAll(".chapter")];
  const said = form.querySelector("output");
  const texts = new Map();
  const textOf = (article) => {
    if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
    return texts.get(article);
  };
  const isShown = (article, wanted) =>
    (!wanted.severity || article.dataset.severity === wanted.severity) &&
    (!wanted.state || article.dataset.state === wanted.state) &&
    (!wanted.source || article.dataset.sources.split(" ").includes(wanted.source)) &&
    (!wanted.indicator || article.dataset.indicators.split(" ").includes(wanted.indicator)) &&
    (!wanted.text || textOf(article).includes(wanted.text));
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    wanted.text = wanted.text.trim().toLowerCase();
    let count = 0;
    for (const article of articles) {
      article.hidden = !isShown(article, wanted);
      if (!article.hidden) count += 1;
    }
    for (const chapter of chapters) chapter.hidden = !chapter.querySelector("article:not([hidden])");
    said.textContent = `${count} of ${articles.length} findings shown`;
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 100);
  };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a finding that a filter hides shows all again: otherwise it would lead nowhere.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) form.reset();
  });
  form.hidden = false;
  apply();
})();
