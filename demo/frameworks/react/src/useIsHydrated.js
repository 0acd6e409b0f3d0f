import { useEffect, useState } from 'react';

/** False on the server and while the page is hydrated, true from then on. */
export function useIsHydrated() {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated;
}
