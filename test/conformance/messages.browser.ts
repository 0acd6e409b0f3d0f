import { binaryType } from './subjects/binary-type.ts';
import { events } from './subjects/events.ts';
import { frames } from './subjects/frames.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(binaryType);
holdInPage(events);
holdInPage(frames);
