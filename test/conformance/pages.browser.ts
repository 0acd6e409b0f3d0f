import { documents } from './subjects/documents.ts';
import { framesOfAPage } from './subjects/frames-of-a-page.ts';
import { lifetime } from './subjects/lifetime.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(documents);
holdInPage(framesOfAPage);
holdInPage(lifetime);
