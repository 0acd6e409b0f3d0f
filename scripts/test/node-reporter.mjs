import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

/**
 * A reporter for `node --test`: one line per file, failures in full, and the totals written as JSON
 * to the file that `TEST_COUNTS` names.
 */
export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const files = new Map();
  const fileOf = (data) => {
    const name = relative(process.cwd(), data.file ?? data.name).replaceAll('\\', '/');
    if (!files.has(name)) files.set(name, { passed: 0, failed: 0, path: [] });
    return [name, files.get(name)];
  };

  for await (const { type, data } of source) {
    if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    } else if (type === 'test:start') {
      const [, file] = fileOf(data);
      file.path.length = data.nesting;
      file.path[data.nesting] = data.name;
    } else if (type === 'test:pass') {
      if (data.details.type === 'suite' || isWholeFile(data)) continue;
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped++;
      } else {
        counts.passed++;
        fileOf(data)[1].passed++;
      }
    } else if (type === 'test:fail') {
      const failure = data.details.error;
      // A suite, or a file, fails along with a test in it: only the innermost is counted.
      if (failure?.failureType === 'subtestsFailed' || data.todo !== undefined) continue;
      const [name, file] = fileOf(data);
      counts.failed++;
      file.failed++;
      const title = [...file.path.slice(0, data.nesting), data.name].join(' › ');
      yield `\n✖ ${name}: ${isWholeFile(data) ? 'the file itself failed' : title}\n`;
      yield `${indent(describe(failure))}\n\n`;
    }
  }
  for (const [name, { passed, failed }] of files) {
    if (passed + failed === 0) {
      counts.failed++;
      yield `✖ ${name}: no tests ran\n`;
    } else {
      yield `${failed ? '✖' : '✔'} ${name}: ${passed} passed${failed ? `, ${failed} failed` : ''}\n`;
    }
  }
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}

/** Node reports a file that ended badly, or that had no tests, as a test named after the file. */
function isWholeFile(data) {
  return data.nesting === 0 && /\.test\.ts$/.test(data.name);
}

function describe(failure) {
  const cause = failure?.cause;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  if (cause !== undefined) return typeof cause === 'string' ? cause : inspect(cause);
  return failure?.stack ?? inspect(failure);
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
