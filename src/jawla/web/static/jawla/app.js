// What every page needs: the menu on narrow screens, evidence panels, keys of the place and not of the letter.
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  document.addEventListener("click", (event) => {
    const menu = event.target.closest("[data-menu]");
    if (menu) toggleMenu(menu);
    document.querySelectorAll("details.ev[open], details.me[open]").forEach((panel) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
  });
  function toggleMenu(menu) {
    const open = menu.getAttribute("aria-expanded") !== "true";
    menu.setAttribute("aria-expanded", String(open));
    document.querySelectorAll("[data-menu-part]").forEach((part) => part.classList.toggle("is-open", open));
  }

  // One evidence panel at a time; Escape closes it and gives the focus back. `toggle` does not bubble: captured.
  document.addEventListener("toggle", (event) => {
    const panel = event.target;
    if (!panel.matches("details.ev") || !panel.open) return;
    document.querySelectorAll("details.ev[open]").forEach((other) => { if (other !== panel) other.open = false; });
    const words = panel.querySelector(".ev-panel");
    const box = words.getBoundingClientRect();
    if (box.left < 0 || box.right > root.clientWidth) panel.classList.toggle("ev-end");
    words.scrollIntoView({ block: "nearest" });
  }, true);
  document.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" && document.querySelector("details.ev[open], details.me[open]");
    if (!panel) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });

  // A page that came with a problem begins there: the first field in question, or the problem itself.
  const wrong = document.querySelector("[aria-invalid='true']");
  if (wrong) wrong.focus();

  // "g" and then a place; "/" to search. By event.code: an Arabic layout gives another letter for the same key.
  const places = { KeyH: "/", KeyC: "/desk/", KeyM: "/records/mechanism/" };
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select") || root.classList.contains("keys-off")) return;
    if (event.code === "Slash") focusSearch(event);
    else if (Date.now() - going < 1500 && places[event.code]) location.assign(places[event.code]);
    going = event.code === "KeyG" ? Date.now() : 0;
  });
  function focusSearch(event) {
    const field = document.querySelector("input[type='search']");
    event.preventDefault();
    if (field) field.focus();
    else location.assign("/sources/");
  }
})();
