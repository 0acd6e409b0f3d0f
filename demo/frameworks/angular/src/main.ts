import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { define } from './app/define';
import { settingsOf } from './app/settings';

define(settingsOf(location.search))
  .then(() => bootstrapApplication(App, appConfig))
  .catch((error) => console.error(error));
