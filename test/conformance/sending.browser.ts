import { bufferedAmount } from './subjects/buffered-amount.ts';
import { sending } from './subjects/sending.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(bufferedAmount);
holdInPage(sending);
