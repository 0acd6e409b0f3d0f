import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { render } from './dist/render/render.js';

const template = await readFile(new URL('dist/server/index.html', import.meta.url), 'utf8');
const serveFile = sirv('dist');

createServer((request, response) => {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  if (pathname !== '/server') return serveFile(request, response);
  response.setHeader('Content-Type', 'text/html');
  // A function, as dollar signs in the markup are no patterns.
  response.end(template.replace('<!--app-->', () => render(search)));
}).listen(process.env.PORT ?? 3000, '127.0.0.1');
