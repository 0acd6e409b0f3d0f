import { eventLoop } from './subjects/event-loop.ts';
import { manyMessages } from './subjects/many-messages.ts';
import { handshakeRequest } from './subjects/request.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(eventLoop);
holdInPage(manyMessages);
holdInPage(handshakeRequest);
