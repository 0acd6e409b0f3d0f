import { framesOfAPage } from './subjects/frames-of-a-page.ts';
import { lifetime } from './subjects/lifetime.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(framesOfAPage);
holdInPage(lifetime);
