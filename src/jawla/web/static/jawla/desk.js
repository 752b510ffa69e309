// The claim desk: one claim open at a time, keys by place (event.code), decisions sent by htmx, focus never lost.
(() => {
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const wide = matchMedia("(min-width: 56.01rem)");
  const root = document.documentElement;
  const pressed = []; // keys that wait for an answer
  let asked = null; // the claim whose answer is on its way
  let now = 0; // the number of the current claim in the order of the page, kept when the list is drawn anew

  const claims = () => [...desk.querySelectorAll(".claim")];
  const current = () => desk.querySelector(".claim.is-now");
  const quotesOf = (claim) => [...desk.querySelectorAll(".q")].filter((q) => q.dataset.claims.split(" ").includes(claim.id));

  function show(index, focus) {
    const all = claims();
    if (!all.length) return;
    now = Math.max(0, Math.min(all.length - 1, index));
    all.forEach((claim, i) => {
      claim.classList.toggle("is-now", i === now);
      claim.querySelector(".claim-head").setAttribute("aria-expanded", String(i === now));
    });
    desk.querySelectorAll(".q.is-now").forEach((q) => q.classList.remove("is-now"));
    const quotes = quotesOf(all[now]);
    quotes.forEach((q) => q.classList.add("is-now"));
    if (wide.matches && quotes[0]) quotes[0].scrollIntoView({ block: "nearest" });
    if (wide.matches || focus) all[now].scrollIntoView({ block: "nearest" });
    if (focus) all[now].querySelector(".claim-head").focus({ preventScroll: true });
  }
  function press(code) {
    const button = current() && current().querySelector(`[data-key="${code}"]`);
    if (!button) return;
    button.click();
    const field = button.matches("summary") && button.parentElement.querySelector("input:not([type=hidden]), select, textarea");
    if (field) field.focus();
  }
  function undo() {
    const button = desk.querySelector("[data-undo]");
    if (button) button.click();
  }

  desk.addEventListener("click", (event) => {
    const head = event.target.closest(".claim-head");
    const quote = event.target.closest(".q");
    if (head) show(claims().indexOf(head.closest(".claim")));
    if (!quote) return;
    event.preventDefault();
    show(claims().findIndex((claim) => claim.id === quote.dataset.claims.split(" ")[0]), true);
  });

  const keys = {
    KeyJ: () => show(now + 1, true), KeyK: () => show(now - 1, true), KeyZ: undo,
    KeyA: () => press("KeyA"), KeyR: () => press("KeyR"), KeyE: () => press("KeyE"), KeyL: () => press("KeyL"),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || root.classList.contains("keys-off")) return;
    if (event.target.closest("input, textarea, select") || !keys[event.code]) return;
    event.preventDefault();
    if (asked) pressed.push(event.code);
    else keys[event.code]();
  });
  // The switch for single keys is remembered by the browser: who speaks to the computer needs it off for good.
  const off = desk.querySelector("[data-keys]");
  function switchKeys(on) {
    off.setAttribute("aria-pressed", String(on));
    off.textContent = on ? off.dataset.on : off.dataset.off;
    root.classList.toggle("keys-off", !on);
    localStorage.setItem("keys", on ? "on" : "off");
  }
  off.addEventListener("click", () => switchKeys(off.getAttribute("aria-pressed") !== "true"));
  if (localStorage.getItem("keys") === "off") switchKeys(false);
  desk.querySelector("[data-keys-bar]").hidden = false;

  // Words marked in the text go into the field of the correction that is open.
  document.addEventListener("mouseup", () => {
    const field = desk.querySelector(".claim.is-now details[open] [data-words]") || desk.querySelector(".adding[open] [data-words]");
    const marked = document.getSelection();
    if (field && marked && !marked.isCollapsed && desk.querySelector("#text").contains(marked.anchorNode)) field.value = marked.toString();
  });

  // After a decision the next claim that waits is opened; after an undo, the one that came back.
  // Keys pressed while the answer is on its way wait for it: each then meets the claim it was meant for.
  document.addEventListener("htmx:beforeRequest", (event) => { asked = new FormData(event.detail.elt).get("claim"); });
  document.addEventListener("htmx:afterRequest", () => {
    asked = null;
    const next = pressed.shift();
    if (next) keys[next]();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "claims") return;
    const all = claims();
    const at = all.findIndex((claim) => claim.id === "c" + asked);
    const next = all.findIndex((claim, i) => i > at && claim.dataset.state === "proposed");
    const back = at >= 0 && all[at].dataset.state === "proposed";
    show(back || next < 0 ? at : next, true);
  });
  const first = claims().findIndex((claim) => location.hash ? "#" + claim.id === location.hash : claim.dataset.state === "proposed");
  show(Math.max(0, first));
})();
