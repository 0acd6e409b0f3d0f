import type { Rule } from './rule.ts';

export const tapTellsAll: Rule = {
  name: 'tap() tells every frame once (section 1)',
  watch({ story, mail }, complain) {
    const due = { sent: 0, probe: 0, incoming: 0 };
    let held = 0;
    return {
      wrote({ message }) {
        // What a plain socket takes after its end goes nowhere.
        if (story.state === 'open') due[message ? 'sent' : 'probe']++;
      },
      enter({ context }) {
        const isMessage = context.by === 'socket' && context.event === 'message';
        if (isMessage && story.state === 'open') due.incoming++;
      },
      tapped({ record: { type } }) {
        if (type === 'received' || type === 'reply') due.incoming--;
        else if (type === 'sent' || type === 'probe') due[type]--;
        else if (type === 'held') held++;
      },
      step() {
        if (held !== mail.holdings) complain(`${held} of ${mail.holdings} held were told`);
        for (const [name, count] of Object.entries(due)) {
          if (count) complain(`${count} of ${name} were not told`);
        }
      },
    };
  },
};
