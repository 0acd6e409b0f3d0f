import 'heartbeat-socket';
import 'heartbeat-socket/console';
import { problemOf } from './addresses.js';
import { bookmarkOf, hasMask, settingsOf } from './bookmark.js';
import { formats } from './formats.js';

const socket = document.querySelector('#socket');
const form = document.querySelector('#settings');
const problem = document.querySelector('#problem');
const note = document.querySelector('#note');
const { url, format } = form.elements;

format.addEventListener('change', showFields);
window.addEventListener('hashchange', fillIn);
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
  problem.textContent = '';
  note.textContent = hasMask(url.value)
    ? 'The bookmark does not hold secrets: fill in what *** stands for.'
    : '';
  if (url.value) form.querySelector('[type=submit]').focus();
  else url.focus();
}

function showFields() {
  form.querySelector('[data-for=own]').hidden = format.value !== 'own';
  form.querySelector('[data-for=time]').hidden = format.value === 'off';
}

function connect() {
  problem.textContent = problemOf(url.value, location);
  url.setAttribute('aria-invalid', String(problem.textContent !== ''));
  if (problem.textContent) {
    url.focus();
    return;
  }
  const settings = Object.fromEntries(new FormData(form));
  remember(settings);
  socket.url = settings.url;
  socket.protocols = settings.protocols;
  socket.heartTime = settings.format === 'off' ? 0 : settings['heart-time'];
  if (settings.format === 'own') socket.heartMessage = settings.probe;
  else if (settings.format !== 'off') socket.heartMessage = formats[settings.format].probe;
  socket.reconnect();
}

/** Puts the settings into the page's address, without the secrets of the socket's. */
function remember(settings) {
  const { hash, isComplete } = bookmarkOf(settings);
  history.replaceState(null, '', hash);
  document.title = `${new URL(settings.url, location.href).host} – WebSocket inspector`;
  note.textContent = isComplete
    ? ''
    : 'The secrets of the address are not kept in the bookmark: they have to be filled in again.';
}
