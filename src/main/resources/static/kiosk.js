// A shared device goes back to the start if nobody touches it: after two minutes it asks, and 20 seconds later it goes.
const form = document.getElementById("shared-device");
const dialog = document.getElementById("still-there");
const QUIET = 120_000;
const ASKING = 20_000;
let timer = 0;

// A draft of one person is not for the next.
if (!document.getElementById("answer")) {
  try {
    sessionStorage.clear();
  } catch { /* nothing is kept there */ }
}
const wait = () => {
  clearTimeout(timer);
  dialog.close();
  timer = setTimeout(() => {
    dialog.showModal();
    timer = setTimeout(() => form.requestSubmit(), ASKING);
  }, QUIET);
};
for (const type of ["pointerdown", "keydown", "input", "scroll"]) {
  addEventListener(type, wait, {passive: true});
}
dialog.querySelector("button").addEventListener("click", wait);
wait();
