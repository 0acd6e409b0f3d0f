import { url } from './subjects/url.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(url);
