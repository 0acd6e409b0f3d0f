import { createSSRApp } from 'vue';
import App from './App.vue';
import { define } from './define.js';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
createSSRApp(App, settings).mount('#app');
// After that every property is set and every listener is there: nothing is missed.
await define(settings);
