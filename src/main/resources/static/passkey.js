// Signing in with a passkey, and adding one: shown only where the browser can do it.
const here = path => new URL(path, import.meta.url);

const json = (path, csrf, body) => fetch(here(path), {
  method: 'POST',
  headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrf},
  body: body && JSON.stringify(body),
});

const accepted = response => {
  if (!response.ok) {
    throw new Error(response.status);
  }
  return response;
};

async function add(form) {
  const csrf = form.elements._csrf.value;
  const label = form.elements.label.value;
  const asked = await json('webauthn/register/options', csrf);
  if (asked.status === 403) {
    // the sign-in isn't fresh any more
    location.assign(here('admin/account/passkeys?' + new URLSearchParams({label})));
    return;
  }
  const options = await accepted(asked).json();
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  });
  const publicKey = {credential: credential.toJSON(), label};
  await json('webauthn/register', csrf, {publicKey}).then(accepted);
  location.assign(here('admin/account?saved'));
}

async function use(form) {
  const csrf = form.elements._csrf.value;
  const options = await json('webauthn/authenticate/options', csrf).then(accepted).then(response => response.json());
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  });
  const signedIn = await json('login/webauthn', csrf, credential.toJSON()).then(accepted);
  location.assign(signedIn.url);
}

for (const [id, action] of [['add-passkey', add], ['use-passkey', use]]) {
  const form = document.getElementById(id);
  if (form && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    const failed = form.querySelector('.field-error');
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      failed.hidden = true;
      const button = form.querySelector('button');
      button.disabled = true;
      action(form).catch(() => { failed.hidden = false; button.disabled = false; });
    });
  }
}
