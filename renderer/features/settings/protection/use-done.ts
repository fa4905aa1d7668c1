import { useLocation } from 'wouter';
import { useAnnounce } from '../../../app/announcer.tsx';
import { PATHS } from '../../../app/routes.ts';

/** Back to the settings, which show what has changed; whoever cannot see it is told. */
export function useDone(): (sentence: string) => void {
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  return (sentence) => {
    announce(sentence);
    navigate(PATHS.settings);
  };
}
