// Progressive enhancement: a button that prints in place of the hint, and the link selected on focus.
const print = document.getElementById("print");
print.hidden = false;
document.getElementById("print-hint").hidden = true;
print.addEventListener("click", () => window.print());
document.getElementById("link").addEventListener("focus", event => event.target.select());
