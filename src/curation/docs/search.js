// Finds terms by their words, blind to marks and case; and keeps the place when the language changes.
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const found = box.querySelector("ul");
  const language = document.querySelector("a.language");
  const MOST = 40;
  let terms;

  const all = () => [...document.querySelectorAll(".term, .concept")].map((term) => {
    const names = [...term.querySelectorAll("h3 a, .name a, .translation")].map((name) => name.textContent);
    const words = [...term.querySelectorAll(".words li")].map((word) => word.textContent);
    return { id: term.id, name: names.join(" · "), keys: [...names, term.id, ...words].map(plain) };
  });

  // 0: a word begins with what is sought; 1: a later syllable does; none: neither.
  const rank = ({ keys }, sought) => {
    if (keys.some((key) => key.startsWith(sought))) return 0;
    return keys.some((key) => key.includes(` ${sought}`) || key.includes(`-${sought}`)) ? 1 : undefined;
  };

  const item = ({ id, name }) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = name;
    entry.append(link);
    return entry;
  };

  const show = () => {
    const sought = plain(input.value.trim());
    found.hidden = !sought;
    if (!sought) return;
    terms ??= all();
    const hits = terms.map((term) => [rank(term, sought), term]).filter(([place]) => place !== undefined);
    hits.sort(([one], [other]) => one - other);
    found.replaceChildren(...hits.slice(0, MOST).map(([, term]) => item(term)));
    if (!hits.length) found.append(box.dataset.nothing);
  };

  const close = () => { found.hidden = true; };
  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  found.addEventListener("click", close);
  document.addEventListener("click", (event) => box.contains(event.target) || close());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === input) found.querySelector("a")?.click();
  });
  language.addEventListener("click", () => { language.hash = location.hash; });
  // On a narrow screen the contents would push the terms out of sight.
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector("nav details").open = false;
  box.hidden = false;
})();
