import { constructorArguments } from './subjects/arguments.ts';
import { protocols } from './subjects/protocols.ts';
import { holdInPage } from './support/in-page.ts';

holdInPage(constructorArguments);
holdInPage(protocols);
