import { EventEmitter, on } from 'node:events';
import {
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { useServer as serve } from 'graphql-ws/use/ws';
import type { WebSocketServer } from 'ws';
import type { Protocol } from './protocol-server.ts';

/** A client that gives this token as a connection parameter is refused. */
const WRONG = 'wrong';

/** graphql-ws's own server: a query, a stream with an end, and one that says what is published. */
export function speakGraphql(sockets: WebSocketServer): Protocol {
  const news = new EventEmitter();
  const { dispose } = serve(
    {
      schema: schema(news),
      // A client that is held up has time to introduce itself.
      connectionInitWaitTimeout: 0,
      onConnect: ({ connectionParams }) => connectionParams?.token !== WRONG,
    },
    sockets,
  );
  return { publish: (text) => news.emit('news', text), end: dispose };
}

function schema(news: EventEmitter): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        echo: {
          type: GraphQLString,
          args: { text: { type: GraphQLString } },
          resolve: (_, { text }) => text,
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        count: {
          type: GraphQLInt,
          args: { to: { type: new GraphQLNonNull(GraphQLInt) } },
          async *subscribe(_, { to }: { to: number }) {
            for (let count = 1; count <= to; count += 1) yield { count };
          },
        },
        news: {
          type: GraphQLString,
          async *subscribe() {
            yield { news: 'hello' };
            for await (const [text] of on(news, 'news')) yield { news: text };
          },
        },
      },
    }),
  });
}
