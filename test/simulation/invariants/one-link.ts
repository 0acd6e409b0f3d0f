import type { Rule } from './rule.ts';

export const oneLink: Rule = {
  name: 'There is one link at a time (1)',
  watch: (world, complain) => ({
    step() {
      const { sockets, story } = world;
      const heard = sockets.filter(({ isHeard }) => isHeard);
      if (heard.length > 1) complain(`${heard.length} sockets are listened to`);
      const kept = sockets.filter(({ isClosing, isOver }) => !isClosing && !isOver);
      if (kept.length > 1) complain(`${kept.length} sockets were not told to close`);
      if (heard[0] && heard[0] !== story.socket) complain('an old socket is listened to');
      if (kept[0] && kept[0] !== story.socket) complain('an old socket was not told to close');
    },
  }),
};

export const linkHasAState: Rule = {
  name: 'A socket is listened to while there is an attempt or a link, and not longer (1, 17)',
  watch: (world, complain) => ({
    step() {
      const { sockets, story } = world;
      const { state } = story;
      const heard = sockets.some(({ isHeard }) => isHeard);
      const hasSocket = ['connecting', 'open', 'closing'].includes(state);
      if (heard && !hasSocket) complain(`a socket is listened to while ${state}`);
      if (!heard && (state === 'open' || state === 'closing')) {
        complain(`nobody listens to the socket while ${state}`);
      }
      const isKept = sockets.some(({ isClosing, isOver }) => !isClosing && !isOver);
      if (isKept && state !== 'connecting' && state !== 'open') {
        complain(`a socket was not told to close while ${state}`);
      }
    },
    enter({ context }) {
      if (context.by !== 'socket') return;
      if (context.socket !== world.story.socket) {
        complain(`an old socket's ${context.event} is heard`);
      }
    },
  }),
};

export const addressIsFresh: Rule = {
  name: 'Every attempt asks for its address, and a socket is made for the last answer (13)',
  watch: (world, complain) => ({
    dialled({ socket }) {
      const { expectedUrl, story } = world;
      if (socket.url !== expectedUrl) complain(`${socket.url} is dialled, not ${expectedUrl}`);
      if (story.state !== 'connecting') complain(`a socket is made while ${story.state}`);
    },
  }),
};
