// The number of answers on the screen of a workshop: asked for every two seconds while the page is visible. Without script a link does.
const numbers = document.getElementById("numbers");
const lost = document.getElementById("lost");
const [cast, underWay] = numbers.children;
let etag = "";
let since = null;
let spoken = 0;
let next = 0;

// in the place of the number that is there, which has separators from 1,000 on
const write = (element, number) => {
  element.textContent = element.textContent.replace(/\d[\d.,\u00a0\u202f]*/, Number(number).toLocaleString(document.documentElement.lang));
};

const show = text => {
  const [done, going] = text.split(" ");
  // a screen reader says it at most every ten seconds
  const now = Date.now();
  numbers.setAttribute("aria-live", now - spoken < 10000 ? "off" : "polite");
  spoken = now - spoken < 10000 ? spoken : now;
  write(cast, done);
  write(underWay, going);
};

const ask = async () => {
  try {
    const response = await fetch(numbers.dataset.url, {headers: etag ? {"If-None-Match": etag} : {}, cache: "no-store"});
    if (response.status === 200) {
      etag = response.headers.get("ETag") ?? "";
      show(await response.text());
    } else if (response.status !== 304) {
      throw new Error("no number");
    }
    since = null;
    lost.hidden = true;
  } catch {
    since ??= new Date();
    lost.textContent = numbers.dataset.lost.replace("{time}", since.toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit"}));
    lost.hidden = false;
  }
};

const repeat = async () => {
  clearTimeout(next);
  if (!document.hidden) {
    await ask();
    next = setTimeout(repeat, 2000);
  }
};
document.addEventListener("visibilitychange", repeat);
repeat();
