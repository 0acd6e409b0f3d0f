import { handlerOrder } from './subjects/handler-order.ts';
import { handlers } from './subjects/handlers.ts';
import { subclassing } from './subjects/subclassing.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(handlerOrder);
holdInPage(handlers);
holdInPage(subclassing);
