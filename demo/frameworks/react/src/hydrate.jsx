import { hydrateRoot } from 'react-dom/client';
import { define } from './define.js';
import { Rooms } from './Rooms.jsx';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
await define(settings);
hydrateRoot(document.querySelector('#root'), <Rooms {...settings} />);
