import { renderToString } from 'react-dom/server';
import { Rooms } from './Rooms.jsx';
import { settingsOf } from './settings.js';

/** The page's markup, on the server. */
export const render = (search) => renderToString(<Rooms {...settingsOf(search)} />);
