import { render } from 'preact';
import { define } from './define.js';
import { Rooms } from './Rooms.jsx';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
await define(settings);
render(<Rooms {...settings} />, document.querySelector('#root'));
