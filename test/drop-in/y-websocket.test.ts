import { checkClient } from './check-client.ts';
import { speakYjs } from './servers/yjs.ts';

checkClient('y-websocket', speakYjs);
