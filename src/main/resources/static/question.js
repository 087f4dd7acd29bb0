// Progressive enhancement of the visitor's forms: what is not sent yet outlives a reload, keys choose, and pages fade into each other.
const form = document.getElementById("answer");
const text = document.getElementById("feedback");
const keys = document.getElementById("keys");
const choices = [...document.querySelectorAll(".question [type=radio]")];

// Drafts are kept until the tab is closed. Browsers that keep no cookies refuse the storage, too.
let storage = {};
try {
  storage = sessionStorage;
} catch { /* nothing outlives the page */ }
const drafts = () => Object.keys(storage).filter(key => key.startsWith("draft "));
const here = form && `draft ${form.action} ${form.elements.attempt.value}`;
const value = () => text ? text.value : form.elements.choice.value;
const keep = state => {
  try {
    storage[here] = state + value();
  } catch { /* it is too long */ }
};
// what was sent from another page is stored by now
drafts().filter(key => key !== here && storage[key].startsWith("sent ")).forEach(key => delete storage[key]);
if (form) {
  const draft = storage[here]?.slice(5);
  if (draft === value()) {
    delete storage[here];
  } else if (draft !== undefined && text) {
    text.value = draft;
  } else if (draft) {
    choices.filter(choice => choice.value === draft).forEach(choice => { choice.checked = true; });
  }
  form.addEventListener("input", () => keep("open "));
  form.addEventListener("submit", () => keep("sent "));
}
document.getElementById("deletion")?.addEventListener("submit", () => drafts().forEach(key => delete storage[key]));

// The letter that is typed, or else the number, or else the place of the key, which is the same in all alphabets.
const chosen = event => choices[event.key.length === 1 ? event.key.toUpperCase().charCodeAt(0) - 65 : -1]
  ?? choices[event.key - 1]
  ?? choices["ABCDEFGHI".indexOf(/^Key(.)$/.exec(event.code)?.[1] ?? " ")]
  ?? choices[/^Digit(.)$/.exec(event.code)?.[1] - 1];

if (keys) {
  // Single-key shortcuts can be turned off (WCAG 2.2, 2.1.4); the setting lasts for the session of the tab.
  const letters = document.getElementById("letters");
  const update = () => choices.forEach((choice, at) => {
    choice.ariaKeyShortcuts = letters.checked ? String.fromCharCode(65 + at) : null;
  });
  letters.checked = storage.letters !== "off";
  letters.addEventListener("change", () => {
    storage.letters = letters.checked ? "on" : "off";
    update();
  });
  update();
  // until a key is pressed a device without a mouse has no keyboard
  keys.hidden = matchMedia("(any-hover: none)").matches;
  document.addEventListener("keydown", event => {
    keys.hidden = false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      return;
    }
    const choice = letters.checked && chosen(event);
    if (choice) {
      event.preventDefault();
      choice.checked = true;
      choice.focus();
      keep("open ");
    } else if (event.key === "Enter" && !event.target.closest("a, button, input, summary") && choices.some(each => each.checked)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

// A page without this script has no transitions, and reports one that leads to it as an error of its own.
addEventListener("pageswap", ({viewTransition, activation}) => {
  const to = activation?.entry?.url;
  if (to && !/\/(questions\/\d+|answers)$/.test(to.replace(/[?#].*/, ""))) viewTransition?.skipTransition();
});
// A transition that is skipped, such as by a second click, rejects its promises, which is no error.
for (const type of ["pageswap", "pagereveal"]) {
  addEventListener(type, ({viewTransition}) => {
    for (const step of ["ready", "finished", "updateCallbackDone"]) {
      viewTransition?.[step].catch(() => {});
    }
  });
}
// Not in style.css, since CSS validators don't know @view-transition yet.
if (document.adoptedStyleSheets) {
  const fade = new CSSStyleSheet();
  fade.replaceSync("@media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto; } }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, fade];
}
