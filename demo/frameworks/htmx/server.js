import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import sirv from 'sirv';

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const views = new Eta({ views: pathOf('views') });

const folders = {
  public: sirv(pathOf('public')),
  'heartbeat-socket': sirv(pathOf('node_modules/heartbeat-socket/dist')),
  'htmx.org': sirv(pathOf('node_modules/htmx.org/dist')),
};

/** The state of the page is its address: every button asks for another one. */
function pageOf({ searchParams }) {
  const state = {
    socket: 'ws://localhost:8787/ws/',
    room: 'feed',
    'heart-time': '400',
    place: 'here',
    rooms: 'abc',
    ...Object.fromEntries(searchParams),
  };
  const to = (change) => `/?${new URLSearchParams({ ...state, ...change })}`;
  return views.render('./page', { state, to });
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const [, folder, ...path] = url.pathname.split('/');
  if (url.pathname === '/') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(pageOf(url));
  } else if (folder in folders) {
    request.url = `/${path.join('/')}`;
    folders[folder](request, response);
  } else {
    response.writeHead(404).end();
  }
}).listen(process.env.PORT ?? 3000, '127.0.0.1');
