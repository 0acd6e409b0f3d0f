import { AppRooms } from './app-rooms.js';
import { define } from './define.js';
import { settingsOf } from './settings.js';

await define(settingsOf(location.search));
// From here on Lit renders.
customElements.define('app-rooms', AppRooms);
