// Improves the result: a button to print it, and everything opened on paper also in browsers whose style sheets can't do that.
const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => { each.open = true; }));
