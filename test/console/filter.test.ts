import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { firstMatch, marksIn, parseFilter, passes } from '../../src/console/find/filter.ts';

const lets = (filter: string, text: string): boolean => passes(parseFilter(filter), text);
const marked = (filter: string, text: string): string[] =>
  marksIn(parseFilter(filter), text).map(({ from, to }) => text.slice(from, to));

describe('a filter', () => {
  it('without anything in it lets all pass', () => {
    for (const filter of ['', '  ', '-', '"', '""', '-""']) assert(lets(filter, 'x'), filter);
  });

  it('wants every word, in any order and either case', () => {
    assert(lets('two ONE', 'One and Two'));
    assert(!lets('two three', 'one two'));
  });

  it('wants a phrase in quotes as it is', () => {
    assert(lets('"b  c"', 'a b  c d'));
    assert(!lets('"b c"', 'b  c'));
    assert(lets('"open end', 'an open end'));
  });

  it('takes a word by its letters, whatever they mean elsewhere', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^\s"/-][^\s"]*$/u), fc.string(), (word, rest) => {
        assert(lets(word, rest + word));
      }),
    );
    assert(!lets('a.c', 'abc'));
  });

  it('takes what is between slashes as a regular expression, in its own case', () => {
    assert(lets('/^a.c$/', 'abc'));
    assert(!lets('/^a.c$/', 'ABC'));
    assert(lets('/^a.c$/i', 'ABC'));
    assert(lets(String.raw`/a\/b [/]/`, 'a/b /'));
    assert(lets('/a b/ c', 'c a b'));
  });

  it('finds the same every time, also with flags that remember', () => {
    const filter = parseFilter('/a/gy');
    for (let time = 0; time < 3; time += 1) assert(passes(filter, 'xa'));
  });

  it('keeps out what has a minus in front', () => {
    assert(!lets('-ping', 'a ping'));
    assert(lets('-ping', 'a pong'));
    assert(!lets('-/p.ng/', 'pong'));
    assert(!lets('-"a b"', 'a b'));
    assert(lets('one -two', 'one'));
  });

  it('tells what is no regular expression, and leaves it out', () => {
    const { terms, mistakes } = parseFilter('one /(/ -/[z-a]/ /a/ii');
    assert.equal(terms.length, 1);
    assert.deepEqual(
      mistakes.map(({ part }) => part),
      ['/(/', '-/[z-a]/', '/a/ii'],
    );
    for (const { why } of mistakes) assert.match(why, /regular expression|flags/i);
  });

  it('takes a path as a word', () => {
    assert(lets('/api/v1', 'GET /api/v1/x'));
    assert(!lets('/api/v1', 'apiv1'));
    assert(lets('/api/users', 'GET /api/users/7'));
    assert(!lets('/api/users', 'an api'));
    assert(!lets('-/api/users', 'GET /api/users/7'));
    assert.deepEqual(parseFilter('/api/users').mistakes, []);
  });

  it('marks what it has found, in order and not twice', () => {
    assert.deepEqual(marked('b /c+/ -d', 'abccdb'), ['b', 'cc', 'b']);
    assert.deepEqual(marked('abc bcd', 'abcd'), ['abcd']);
    assert.deepEqual(marked('/x*/', 'aab'), []);
  });

  it('marks what comes after any number of places with nothing to mark', () => {
    assert.deepEqual(marked('/x*/', `${'a'.repeat(60)}xxx`), ['xxx']);
  });

  it('marks characters as a whole, also where an expression finds halves of them', () => {
    assert.deepEqual(marked('/./', 'a😀'), ['a', '😀']);
    assert.deepEqual(marked('/\\ude00/', 'a😀b'), ['😀']);
    assert.deepEqual(marked('/\\ud83d/', 'a😀b'), ['😀']);
  });

  it('knows the first place of what it has found', () => {
    assert.equal(firstMatch(parseFilter('c b -a'), 'aabc'), 2);
    assert.equal(firstMatch(parseFilter('x'), 'abc'), 0);
  });

  it('is read without an error, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (filter, text) => {
        const parsed = parseFilter(filter);
        passes(parsed, text);
        marksIn(parsed, text);
      }),
    );
  });
});
