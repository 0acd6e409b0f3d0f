import { createApp } from 'vue';
import App from './App.vue';
import { define } from './define.js';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
await define(settings);
createApp(App, settings).mount('#app');
