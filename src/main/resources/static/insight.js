// Progressive enhancement: a button that prints, and menus that close with Escape or by a click elsewhere.
const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
const menus = document.querySelectorAll("details.dropdown");
const close = open => menus.forEach(menu => menu === open || menu.removeAttribute("open"));
document.addEventListener("click", event => close(event.target.closest("details.dropdown")));
document.addEventListener("keydown", event => {
  const open = document.querySelector("details.dropdown[open]");
  if (event.key === "Escape" && open) {
    close();
    open.querySelector("summary").focus();
  }
});
// A link to a question opens what is folded there.
const show = () => document.querySelector(":target details")?.setAttribute("open", "");
addEventListener("hashchange", show);
show();
