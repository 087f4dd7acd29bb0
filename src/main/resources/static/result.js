// Progressive enhancement of the result page: a print button, and open details on paper in browsers without ::details-content.
const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(each => { each.open = true; }));
