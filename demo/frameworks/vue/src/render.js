import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';
import { settingsOf } from './settings.js';

/** The app's markup, on the server, and what it shows elsewhere in the page. */
export async function render(search) {
  const context = {};
  const app = await renderToString(createSSRApp(App, settingsOf(search)), context);
  return { app, elsewhere: context.teleports?.['#elsewhere'] ?? '' };
}
