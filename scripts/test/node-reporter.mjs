import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { isOfBadInput, noTests } from './counts.mjs';

/**
 * A reporter for one file of tests with `node:test`: what the tests print, the failures in full, and
 * the totals written as JSON to the file that `TEST_COUNTS` names.
 */
export default async function* report(source) {
  const counts = noTests();
  const path = [];
  const titleOf = ({ nesting, name }) => [...path.slice(0, nesting), name].join(' › ');

  for await (const { type, data } of source) {
    if (type === 'test:start') {
      path.length = data.nesting;
      path[data.nesting] = data.name;
    } else if (type === 'test:diagnostic' && /^(Error|Warning)\b/.test(data.message)) {
      // What a test left running, and what that did after its end.
      yield `\n${data.message}\n`;
    } else if (type === 'test:pass') {
      if (data.details.type === 'suite') continue;
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped++;
        continue;
      }
      counts.passed++;
      if (isOfBadInput(titleOf(data))) counts.badInput++;
    } else if (type === 'test:fail') {
      const failure = data.details.error;
      // A suite fails along with a test in it: only the innermost is counted.
      if (failure?.failureType === 'subtestsFailed' || data.todo !== undefined) continue;
      counts.failed++;
      yield `\n✖ ${titleOf(data)}\n${describe(failure).replace(/^(?=.)/gm, '    ')}\n\n`;
    }
  }
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}

function describe(failure) {
  const cause = failure?.cause;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  if (cause !== undefined) return typeof cause === 'string' ? cause : inspect(cause);
  return failure?.stack ?? inspect(failure);
}
