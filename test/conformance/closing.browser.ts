import { closeArguments } from './subjects/close-arguments.ts';
import { closing } from './subjects/closing.ts';
import { ends } from './subjects/ends.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(closeArguments);
holdInPage(closing);
holdInPage(ends);
