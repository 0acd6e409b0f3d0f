import { define } from './define.js';
import { settingsOf } from './settings.js';

await define(settingsOf(location.search));
await import('./app-rooms.js');
