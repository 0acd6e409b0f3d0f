import { opening } from './subjects/opening.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(opening);
