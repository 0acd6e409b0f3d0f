import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { render } from './dist-ssr/render.js';

const template = await readFile('dist/server.html', 'utf8');
const serveFile = sirv('dist');

createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  if (pathname !== '/server') return serveFile(request, response);
  const { app, elsewhere } = await render(search);
  // Functions, as dollar signs in the markup are no patterns.
  const page = template
    .replace('<!--app-->', () => app)
    .replace('<!--elsewhere-->', () => elsewhere);
  response.setHeader('Content-Type', 'text/html');
  response.end(page);
}).listen(process.env.PORT ?? 3000, '127.0.0.1');
