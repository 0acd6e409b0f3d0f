import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { define } from './define.js';
import { Rooms } from './Rooms.jsx';
import { settingsOf } from './settings.js';

const settings = settingsOf(location.search);
await define(settings);
createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <Rooms {...settings} />
  </StrictMode>,
);
