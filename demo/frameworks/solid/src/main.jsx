import { render } from 'solid-js/web';
import { App } from './App.jsx';
import { define } from './define.js';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
await define(settings);
render(() => <App {...settings} />, document.querySelector('#app'));
