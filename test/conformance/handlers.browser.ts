import { handlers } from './subjects/handlers.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(handlers);
