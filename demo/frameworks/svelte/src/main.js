import { mount } from 'svelte';
import App from './App.svelte';
import { define } from './define.js';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
await define(settings);
mount(App, { target: document.querySelector('#app'), props: settings });
