import { StringDecoder } from 'node:string_decoder';

/** The part of a terminal that a question needs. */
export interface Terminal {
  readonly input: Pick<NodeJS.ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;
  readonly write: (text: string) => void;
}

const ENTER = new Set(['\r', '\n']);
const GIVE_UP = new Set(['\u0003', '\u0004']); // Ctrl+C and Ctrl+D
const ERASE = new Set(['\u0008', '\u007f']);

/**
 * Asks on a terminal without showing what is typed, not even its length. Resolves with `null` when the person
 * gives up with Ctrl+C or Ctrl+D. The terminal is given back as it was.
 */
export function askSecret({ input, write }: Terminal, question: string): Promise<string | null> {
  write(question);
  input.setRawMode(true);
  input.resume();
  const decoder = new StringDecoder('utf8');
  return new Promise((resolve) => {
    let typed: string[] = [];
    const end = (answer: string | null): void => {
      input.off('data', take);
      input.setRawMode(false);
      input.pause();
      write('\n');
      resolve(answer);
    };
    const take = (bytes: Buffer): void => {
      for (const character of decoder.write(bytes)) {
        if (ENTER.has(character)) return end(typed.join(''));
        if (GIVE_UP.has(character)) return end(null);
        if (ERASE.has(character)) typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    input.on('data', take);
  });
}
