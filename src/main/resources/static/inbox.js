// Keyboard shortcuts of the list: j and k focus the next and the previous row, x selects the row, e marks it as done.
const rows = [...document.querySelectorAll("form .data-table tbody tr")];
const done = document.getElementById("done");
const link = row => row.querySelector("a");
const box = row => row.querySelector("input");
const current = () => rows.findIndex(row => row.contains(document.activeElement));

const go = step => link(rows[Math.min(Math.max(current() + step, 0), rows.length - 1)]).focus();

const keys = {
  j: () => go(1),
  k: () => go(-1),
  x: row => { box(row).checked = !box(row).checked; },
  e: row => {
    rows.forEach(each => { box(each).checked = box(each).value === box(row).value; });
    done.form.requestSubmit(done);
  },
};

if (rows.length > 0) {
  // WCAG 2.1.4: shortcuts of one character can be turned off; the session remembers it
  const letters = document.getElementById("letters");
  letters.checked = sessionStorage.getItem("inbox letters") !== "off";
  letters.addEventListener("change", () => sessionStorage.setItem("inbox letters", letters.checked ? "on" : "off"));
  document.getElementById("keys").hidden = false;
  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    const action = keys[event.key];
    if (letters.checked && action && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && (action.length === 0 || current() >= 0)) {
      event.preventDefault();
      action(rows[current()]);
    }
  });
}
