import { checkClient } from './check-client.ts';
import { speakMqtt } from './servers/mqtt.ts';

checkClient('mqtt.js', speakMqtt);
