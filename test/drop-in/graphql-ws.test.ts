import { checkClient } from './check-client.ts';
import { speakGraphql } from './servers/graphql.ts';

checkClient('graphql-ws', speakGraphql);
