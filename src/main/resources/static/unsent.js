// Asks before text that was typed into a form is lost because another form of the page is sent, or a link is followed.
const TEXTS = 'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=password], [type=file])';

let sent;
let followed = false;

const hasUnsent = form => [...form.elements].some(each => each.matches(TEXTS) && each.value !== each.defaultValue);

addEventListener('submit', event => { sent = event.defaultPrevented ? undefined : event.target; });
addEventListener('click', event => { followed = Boolean(event.target.closest?.('a[href]:not([target], [download], [href^="#"])')); });
addEventListener('beforeunload', event => {
  const others = [...document.forms].filter(form => form !== sent && (sent || form.method === 'post'));
  if ((sent || followed) && others.some(hasUnsent)) {
    event.preventDefault();
  }
  sent = undefined;
  followed = false;
});
