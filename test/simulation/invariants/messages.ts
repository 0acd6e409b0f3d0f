import type { Message } from '../messages.ts';
import { type Rule, slack, type World } from './rule.ts';

export const sentInOrder: Rule = {
  name: 'A message is written once, in order, as it was at the call (15)',
  watch: ({ story, mail, messages }, complain) => ({
    wrote({ data, message, socket }) {
      if (!message) return;
      // A plain one hands on all there is, and the platform discards what comes too late.
      if (story.isPlain && socket.readyState > 1) {
        message.fate = 'discarded';
        return;
      }
      const title = `message ${message.id}`;
      if (!messages.isWhole(data, message)) complain(`${title} was changed`);
      if (story.state !== 'open') complain(`${title} is written while ${story.state}`);
      // What expired at this very moment is told of later.
      mail.giveBack(takeExpired(mail.held, story));
      if (mail.sending?.message === message) {
        // With a queue-limit of 0, set while messages were held, send() is the platform's own.
        const mayOvertake = mail.isOpening || !story.settings.queueLimit;
        if (mail.held.length && !mayOvertake) complain(`${title} overtakes what is held`);
      } else if (message.fate !== 'held' || mail.held[0] !== message) {
        complain(`${title} is written, and it is ${message.fate}`);
      } else {
        mail.held.shift();
        if (!story.link?.isTold) complain(`${title} goes before what the open listeners send`);
      }
      message.fate = 'written';
    },
  }),
};

const isExpired = ({ time }: Message, { settings, now }: World['story']) =>
  settings.queueTime > 0 && now - time >= settings.queueTime;

function takeExpired(held: Message[], story: World['story']): Message[] {
  const fresh = held.findIndex((message) => !isExpired(message, story));
  return held.splice(0, fresh < 0 ? held.length : fresh);
}

export const acceptedIsKept: Rule = {
  name: 'What send() accepts is written, held or given back, and it throws for a reason (15, 16)',
  watch: (world, complain) => ({
    leave({ context }) {
      const { mail, story } = world;
      const { sending } = mail;
      if (context.by !== 'call' || context.name !== 'send' || !sending) return;
      mail.sending = undefined;
      judge(world, sending, complain);
      if (sending.message.fate !== 'new') return;
      const { message, state } = sending;
      if (!story.settings.queueLimit) {
        message.fate = 'discarded';
        mail.discarded += message.size;
      } else if (state === 'closing' || state === 'closed') mail.giveBack([message]);
      else mail.hold(message);
    },
    tapped({ record }) {
      const { mail } = world;
      if (record.type === 'held' && mail.sending?.message.fate === 'new') {
        mail.hold(mail.sending.message);
      }
    },
    attempt() {
      world.mail.discarded = 0;
    },
    turn({ to }) {
      const { mail } = world;
      if (to !== 'closed') return;
      mail.giveBack(mail.held);
      mail.held = [];
    },
  }),
};

function judge(
  { mail, story }: World,
  { message, state, readyState, isWritable, error }: NonNullable<World['mail']['sending']>,
  complain: (what: string) => void,
): void {
  const { queueLimit, queueTime } = story.settings;
  const { size, id } = message;
  const isHolding = queueLimit && !isWritable && state !== 'closing' && state !== 'closed';
  if (error) {
    message.fate = 'discarded';
    const { name } = error;
    if (name === 'QuotaExceededError' && isHolding && mail.heldBytes + size > queueLimit) return;
    if (name === 'InvalidStateError' && !queueLimit && !readyState) return;
    complain(`send() throws ${name} while ${state}, holding ${mail.heldBytes} of ${queueLimit}`);
    return;
  }
  if (message.fate === 'discarded') return;
  if (message.fate === 'written') {
    if (state !== 'open') complain(`message ${id} is written while ${state}`);
    return;
  }
  if (isWritable) complain(`message ${id} is not written, though the link is open`);
  if (!queueLimit && !readyState) complain('send() does not throw while connecting');
  const added = message.fate === 'held' ? 0 : size;
  if (isHolding && mail.freshBytes(queueTime, story.now) + added > queueLimit) {
    complain(`more than ${queueLimit} bytes are held`);
  }
}

export const unsentIsTold: Rule = {
  name: 'What will not be sent comes back, once and in order (16)',
  watch: ({ story, mail, messages }, complain) => ({
    event({ event }) {
      if (event.type !== 'unsent') return;
      const { data, reason } = event as unknown as { data: unknown[]; reason: string };
      const back = data.map((one) => messages.find(one));
      const source = mail.returning[0] ?? mail.held;
      for (const message of back) {
        const due = source.shift();
        if (!message || due !== message) {
          complain(`message ${message?.id} comes back (${reason}), due was ${due?.id}`);
          return;
        }
        message.fate = 'unsent';
        if (reason === 'expired' && !isExpired(message, story)) {
          complain(`message ${message.id} expired after ${story.now - message.time} ms`);
        }
      }
      if (reason === 'closed' && source === mail.held) complain('what is held comes back');
      if (reason === 'closed' && source.length) complain(`${source.length} do not come back`);
      if (source !== mail.held && !source.length) mail.returning.shift();
    },
  }),
};

export const nothingIsLost: Rule = {
  name: 'Nothing accepted stays behind: not after the end, not when expired, not on a link (15, 16)',
  watch: (world, complain) => ({
    step() {
      const { mail, story, clock } = world;
      if (world.mayOutboxWait) return;
      if (mail.returning.length) complain('what was accepted does not come back');
      const [first] = mail.held;
      if (!first) return;
      if (story.state === 'closed') complain('messages are held after the end');
      if (story.isWritable) complain('messages are held though the link is open');
      const { queueTime } = story.settings;
      const late = story.now - first.time - queueTime;
      if (queueTime && late > slack && !clock.excuses(late)) {
        complain(`message ${first.id} is held ${late} ms too long`);
      }
    },
  }),
};

export const arrivesOnce: Rule = {
  name: 'The server gets every message once',
  watch: (_, complain) => {
    const seen = new Set<Message>();
    return {
      arrived({ message }) {
        if (seen.has(message)) complain(`message ${message.id} came twice`);
        seen.add(message);
        if (message.fate !== 'written') complain(`message ${message.id} came, ${message.fate}`);
      },
    };
  },
};

export const bufferedIsCounted: Rule = {
  name: 'bufferedAmount counts what is held and what has not left (15)',
  watch: (world, complain) => ({
    step() {
      const { mail, story, face } = world;
      const expected = mail.heldBytes + mail.discarded + (story.socket?.bufferedAmount ?? 0);
      if (face.bufferedAmount !== expected) {
        complain(`bufferedAmount is ${face.bufferedAmount}, not ${expected}`);
      }
    },
  }),
};
