import { useEffect, useRef, type RefObject } from 'react';

/** Takes the focus as it appears where what had it has gone from the page; else the focus stays where it is. */
export function useFocusIfLost<Of extends HTMLElement>(): RefObject<Of | null> {
  const element = useRef<Of>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
