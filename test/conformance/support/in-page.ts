import { check, type Seen } from './check.ts';
import { classes, classNames } from './classes.ts';
import type { Subject } from './expectation.ts';
import { openPlaces, type Places } from './places.ts';

/** Holds all expectations of a subject against both classes, in this page. */
export function holdInPage({ name, expectations }: Subject): void {
  describe(`conformance: ${name}`, () => {
    let places: Places;
    before(async () => {
      places = await openPlaces();
    });

    for (const expectation of expectations) {
      const seen: Seen = [];
      for (const className of classNames) {
        it(`${className}: ${expectation.title}`, () =>
          check(expectation, classes[className], places, seen));
      }
    }
  });
}
