import 'heartbeat-socket';
import 'heartbeat-socket/console';
import { problemOf } from './addresses.js';
import { bookmarkOf, hasMask, settingsOf } from './bookmark.js';
import { formats } from './formats.js';

const socket = document.querySelector('#socket');
const form = document.querySelector('#settings');
const problem = document.querySelector('#problem');
const note = document.querySelector('#note');
const { url, protocols, format, probe } = form.elements;

format.addEventListener('change', showFields);
window.addEventListener('hashchange', fillIn);
form.addEventListener('input', check);
form.addEventListener('invalid', tell, true);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  connect();
});
fillIn();

/** Fills the form as the bookmark says. Nothing is connected unasked: a link may come from anybody. */
function fillIn() {
  const settings = settingsOf(location.hash);
  for (const [name, value] of Object.entries(settings)) form.elements[name].value = value;
  // What the bookmark names and there is not.
  if (!format.value) format.value = 'text';
  showFields();
  check();
  note.textContent = [url, protocols, probe].some(({ value }) => hasMask(value))
    ? 'The bookmark does not hold secrets: fill in what *** stands for.'
    : '';
  if (url.value) form.querySelector('[type=submit]').focus();
  else url.focus();
}

/** What is hidden is neither checked nor kept. */
function showFields() {
  const isShown = { own: format.value === 'own', time: format.value !== 'off' };
  for (const label of form.querySelectorAll('[data-for]')) {
    label.hidden = !isShown[label.dataset.for];
    label.querySelector('input').disabled = label.hidden;
  }
}

/** Finds out what is wrong with what browsers know nothing of. */
function check() {
  problem.textContent = '';
  for (const field of form.querySelectorAll('[aria-invalid]'))
    field.removeAttribute('aria-invalid');
  url.setCustomValidity(url.value && problemOf(url.value, location));
  for (const field of [url, protocols, probe]) {
    if (hasMask(field.value)) field.setCustomValidity('Fill in what *** stands for.');
    else if (field !== url) field.setCustomValidity('');
  }
}

/** Tells what is wrong with the first field that stands against connecting. */
function tell(event) {
  const field = event.target;
  event.preventDefault();
  field.setAttribute('aria-invalid', 'true');
  if (field !== form.querySelector('input:invalid')) return;
  problem.textContent = field.validationMessage;
  field.focus();
}

function connect() {
  const settings = Object.fromEntries(new FormData(form));
  remember(settings);
  socket.url = settings.url;
  socket.protocols = settings.protocols;
  socket.heartTime = settings['heart-time'] ?? 0;
  if (settings.format === 'own') socket.heartMessage = settings.probe;
  else if (settings.format !== 'off') socket.heartMessage = formats[settings.format].probe;
  socket.reconnect();
}

/** Puts the settings into the page's address, without the secrets in them. */
function remember(settings) {
  const { hash, isComplete } = bookmarkOf(settings);
  history.replaceState(null, '', hash);
  document.title = `${new URL(settings.url, location.href).host} – WebSocket inspector`;
  note.textContent = isComplete
    ? ''
    : 'Secrets are not kept in the bookmark: they have to be filled in again.';
}
