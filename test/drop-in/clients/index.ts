import { graphqlRules } from './graphql-ws.ts';
import { mqttRules } from './mqtt.ts';
import { yjsRules } from './y-websocket.ts';

/** The rules of every client. */
export const clients = {
  'graphql-ws': graphqlRules,
  'mqtt.js': mqttRules,
  'y-websocket': yjsRules,
};
