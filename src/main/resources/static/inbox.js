// The inbox: keys, the number of selected rows, menus that close, and texts that stay in the other form.
const rows = [...document.querySelectorAll(".row")];
const link = row => row.querySelector(".who");
const box = row => row.querySelector("input[type=checkbox]");
const whole = document.getElementById("whole");
const number = document.getElementById("number");
const all = document.querySelector("[name=matching]");
let here = rows.find(row => link(row).hasAttribute("autofocus")) ?? null;

const selected = () => rows.filter(row => box(row).checked);
const present = () => rows.find(row => row.contains(document.activeElement)) ?? here;

function count() {
  const n = selected().length;
  whole.checked = n > 0 && n === rows.length;
  whole.indeterminate = n > 0 && n < rows.length;
  if (all) {
    all.disabled = n < rows.length;
    if (!all.disabled) return;
  }
  number.ariaHidden = n > 0 ? null : "true";
  number.textContent = n > 0 ? number.dataset.selected.replace("{0}", n) : number.dataset.none;
}

function go(step) {
  const at = rows.indexOf(present());
  here = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  link(here).focus();
}

/* What a key does is done to the selection or, without one, to the present row. */
function aim() {
  if (selected().length === 0 && present()) {
    box(present()).checked = true;
    count();
  }
  return selected().length > 0;
}

const press = id => () => { if (aim()) document.getElementById(id).click(); };
const open = (menu, field) => () => {
  aim();
  document.getElementById(menu).open = true;
  document.getElementById(field).focus();
};

const keys = {
  j: () => go(1),
  k: () => go(-1),
  x: () => {
    if (present()) {
      box(present()).checked = !box(present()).checked;
      count();
    }
  },
  m: press("mine"),
  e: press("done"),
  t: open("tag-menu", "newTag"),
  n: open("note-menu", "note"),
  z: () => document.getElementById("undo")?.click(),
  "/": () => document.getElementById("q").focus(),
  "?": () => {
    document.getElementById("all-keys").open = true;
    document.querySelector("#all-keys summary").focus();
  },
};

if (rows.length > 0) {
  whole.addEventListener("change", () => {
    rows.forEach(row => { box(row).checked = whole.checked; });
    count();
  });
  document.getElementById("list").addEventListener("change", count);
  document.addEventListener("focusin", event => {
    const row = event.target.closest(".row");
    if (row) {
      here?.classList.remove("here");
      here = row;
      here.classList.add("here");
    }
  });
  count();

  // WCAG 2.1.4: shortcuts of one character can be turned off; the session remembers it
  const letters = document.getElementById("letters");
  letters.checked = sessionStorage.getItem("inbox letters") !== "off";
  letters.addEventListener("change", () => sessionStorage.setItem("inbox letters", letters.checked ? "on" : "off"));
  document.getElementById("keys").hidden = false;
  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    const action = keys[event.key];
    if (letters.checked && action && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  });
}

// one menu at a time, which closes with Escape, or a click or the focus elsewhere
["click", "focusin"].forEach(type => document.addEventListener(type, event => {
  document.querySelectorAll("details.dropdown[open]").forEach(menu => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}));
document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && document.activeElement.closest("details.dropdown[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What is typed in one form is still there after the other one was sent.
const texts = [...document.querySelectorAll("#q, .fields [name], .act input[type=text]")].filter(field => field.id);
const DRAFTS = "inbox drafts";
document.querySelectorAll("main form").forEach(form => form.addEventListener("submit", () => {
  const kept = texts
    .filter(field => !form.contains(field) && field.value !== (field.dataset.shown ?? ""))
    .map(field => [field.id, field.value]);
  sessionStorage.setItem(DRAFTS, JSON.stringify(kept));
}));
texts.forEach(field => { field.dataset.shown = field.value; });
JSON.parse(sessionStorage.getItem(DRAFTS) ?? "[]").forEach(([id, value]) => {
  const field = document.getElementById(id);
  if (field) {
    field.value = value;
    const menu = field.closest("details");
    if (menu) menu.open = true;
  }
});
sessionStorage.removeItem(DRAFTS);
