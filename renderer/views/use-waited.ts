// Whether something has been on the screen for a while: what is over sooner is not worth a word.

import { useEffect, useState } from 'react';

export function useWaited(ms: number): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const handle = setTimeout(() => setWaited(true), ms);
    return () => clearTimeout(handle);
  }, [ms]);
  return waited;
}

/** Whether it has been so for a while without a break. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const handle = setTimeout(() => setLasts(true), ms);
    return () => {
      clearTimeout(handle);
      setLasts(false);
    };
  }, [isSo, ms]);
  return isSo && lasts;
}
