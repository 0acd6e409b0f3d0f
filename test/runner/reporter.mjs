import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { isConformanceOf, isOfBadInput, noTests } from '../../scripts/test/counts.mjs';

/**
 * A reporter for @web/test-runner: one line per file, failures in full, and the totals written as
 * JSON to the file that `TEST_COUNTS` names.
 */
export function reporter({ rootDir = process.cwd() } = {}) {
  const counts = noTests();
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      const name = relative(rootDir, testFile).replaceAll('\\', '/');
      for (const session of sessionsForTestFile) {
        const { passed, failed, skipped } = collect(session.testResults);
        const problems = problemsOf(session, passed.length + failed.length + skipped.length);
        counts.passed += passed.length;
        counts.failed += failed.length + problems.length;
        counts.skipped += skipped.length;
        const count = (isWanted) => passed.filter(({ title }) => isWanted(title)).length;
        counts.badInput += count(isOfBadInput);
        counts.webSocket += count((title) => isConformanceOf('WebSocket', title));
        counts.heartbeatSocket += count((title) => isConformanceOf('HeartbeatSocket', title));

        for (const { title, error } of [...failed, ...problems]) {
          print(`\n✖ ${name}: ${title}\n${indent(describe(error))}\n`);
        }
        const failures = failed.length + problems.length;
        if (failures > 0) showWhatThePageSaid(session);
        const tail = failures > 0 ? `, ${failures} failed` : '';
        print(`${failures > 0 ? '✖' : '✔'} ${name}: ${passed.length} passed${tail}`);
      }
    },

    stop() {
      if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
    },
  };
}

function collect(suite, path = [], into = { passed: [], failed: [], skipped: [] }) {
  for (const test of suite?.tests ?? []) {
    const title = [...path, test.name].join(' › ');
    const list = test.skipped ? into.skipped : test.passed ? into.passed : into.failed;
    list.push({ title, error: test.error });
  }
  for (const inner of suite?.suites ?? []) collect(inner, [...path, inner.name], into);
  return into;
}

/** What failed outside of any test: a hook, a file that does not load, a page that does not end. */
function problemsOf(session, tests) {
  const problems = session.errors.map((error) => ({ title: 'outside of its tests', error }));
  if (problems.length === 0 && tests === 0) {
    problems.push({ title: 'no tests ran', error: undefined });
  }
  return problems;
}

function showWhatThePageSaid(session) {
  for (const url of session.request404s) print(`    404: ${url}`);
  for (const args of session.logs) print(`    page: ${args.map(show).join(' ')}`);
}

function show(value) {
  return typeof value === 'string' ? value : inspect(value);
}

/** Straight to the terminal: the runner's own logger repaints it around every line. */
function print(line) {
  process.stdout.write(`${line}\n`);
}

function describe(error) {
  if (!error) return '';
  const { name = 'Error', message, stack = '', expected, actual } = error;
  const isBare = stack === '' || /^\s*at /.test(stack);
  const lines = [isBare ? `${name}: ${message}` : '', stack];
  if (expected !== undefined) lines.push(`expected: ${expected}`, `actual:   ${actual}`);
  return lines.filter(Boolean).join('\n');
}

function indent(text) {
  return text.replace(/^(?=.)/gm, '    ');
}
