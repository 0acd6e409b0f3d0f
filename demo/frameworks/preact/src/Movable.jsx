import { createPortal } from 'preact/compat';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Shows its children in the place that a selector names. When the place changes they move there as
 * they are: a portal alone would make them anew, so theirs is a box that does the moving.
 */
export function Movable({ to, children }) {
  const [box] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    document.querySelector(to).append(box);
    return () => box.remove();
  }, [to, box]);
  return createPortal(children, box);
}
