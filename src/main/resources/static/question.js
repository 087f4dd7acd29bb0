// Improves the page of a question: the keys A to E choose, Enter continues, and one page fades into the next.
const keys = document.getElementById("keys");
const letters = document.getElementById("letters");
const question = document.querySelector(".question");
const choices = [...question.querySelectorAll("input")];
const form = question.form;

// Whoever speaks to the computer, or hits keys unintentionally, can turn the letters off; the tab remembers it.
const remember = () => {
  question.classList.toggle("lettered", letters.checked);
  choices.forEach((choice, at) => { choice.ariaKeyShortcuts = letters.checked ? String.fromCharCode(65 + at) : null; });
};
const touchOnly = matchMedia("(any-hover: none)").matches;
letters.checked = !touchOnly && sessionStorage.getItem("letters") !== "off";
letters.addEventListener("change", () => {
  sessionStorage.setItem("letters", letters.checked ? "on" : "off");
  remember();
});
remember();
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

// In a style sheet made here, because checkers of style sheets don't know it yet.
const fade = new CSSStyleSheet();
fade.replaceSync("@media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto; } }");
document.adoptedStyleSheets.push(fade);
