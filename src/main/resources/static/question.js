// Progressive enhancement of a question page: letter keys choose, Enter continues, and pages fade into each other.
const keys = document.getElementById("keys");
const letters = document.getElementById("letters");
const question = document.querySelector(".question");
const choices = [...question.querySelectorAll("input")];
const form = question.form;

// Single-key shortcuts can be turned off (WCAG 2.2, 2.1.4); the setting lasts for the session of the tab.
const update = () => {
  question.classList.toggle("with-letters", letters.checked);
  choices.forEach((choice, at) => { choice.ariaKeyShortcuts = letters.checked ? String.fromCharCode(65 + at) : null; });
};
const touchOnly = matchMedia("(any-hover: none)").matches;
letters.checked = !touchOnly && sessionStorage.getItem("letters") !== "off";
letters.addEventListener("change", () => {
  sessionStorage.setItem("letters", letters.checked ? "on" : "off");
  update();
});
update();
keys.hidden = touchOnly;

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  const chosen = letters.checked && event.key.length === 1 && choices[event.key.toUpperCase().charCodeAt(0) - 65];
  if (chosen) {
    event.preventDefault();
    chosen.checked = true;
    chosen.focus();
  } else if (event.key === "Enter" && !event.target.closest("a, button, input, summary") && choices.some(each => each.checked)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// Not in style.css, since CSS validators don't know @view-transition yet.
const fade = new CSSStyleSheet();
fade.replaceSync("@media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto; } }");
document.adoptedStyleSheets.push(fade);
