import { webSocketInterface } from './subjects/interface.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(webSocketInterface);
