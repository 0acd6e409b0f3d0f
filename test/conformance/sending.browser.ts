import { bufferedAmount } from './subjects/buffered-amount.ts';
import { sending } from './subjects/sending.ts';
import { sendingBytes } from './subjects/sending-bytes.ts';
import { sendingInEachState } from './subjects/sending-in-each-state.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(bufferedAmount);
holdInPage(sending);
holdInPage(sendingBytes);
holdInPage(sendingInEachState);
