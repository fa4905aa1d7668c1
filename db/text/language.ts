/** BCP 47, or `und` where the text does not tell. */
export type DetectedLanguage = 'en' | 'fa' | 'ar' | 'und';

/** Less than this says too little: a name or a heading may be in any language. */
const FEWEST_WORDS = 8;
/** Share of the letters that a script needs to be the text's own; a text half and half is `und`. */
const SCRIPT_SHARE = 0.6;
/** Running prose in these languages has about twice this share of the words below. */
const FUNCTION_WORD_SHARE = 0.12;
const FEWEST_DIFFERENT = 2;
const SAMPLE_LENGTH = 20_000;

/** Words that neighbours written in the same script do not share: no `in`, `of` or `was`, no `و` or `را`. */
const ENGLISH = wordSet(
  'the and to that with for from by which this these those their they have has had were are is been it on at ' +
    'not but would who what when where there than',
);
const PERSIAN = wordSet(
  'که از به در این با برای آن است شد شده بود بودند می نمی را های ها تا هم یا اما اگر هر خود کرد کرده کند کنند ' +
    'شود شوند باید دارد داشت گفت بر یک نیز همه چه',
);
const ARABIC = wordSet(
  'في من على الى إلى عن هذا هذه ذلك التي الذي الذين كان كانت لم لن أن ان إن ما لا قد كل بعد قبل عند مع بين وقد ' +
    'أو او ثم هو هي كما حيث وفي ومن وكان',
);
/** Letters of Urdu, Pashto, Sindhi, Kurdish and Uyghur that neither Persian nor Arabic has. */
const OTHER_ARABIC_SCRIPT = /[ٹڈڑںےټډړږښځڅېڼۍۆێڕڵەۇۈۋ]/gu;

/**
 * Tells the language of a text by its script and its function words: English, Persian, Arabic or `und`.
 *
 * It is a first guess for the source record, never a statement of the document: mixed, short or other texts are
 * `und` rather than wrong. It looks at the beginning, the middle and the end of long texts.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = takeSample(text);
  const latin = countMatches(sample, /\p{Script=Latin}/gu);
  const arabic = countMatches(sample, /\p{Script=Arabic}/gu);
  const letters = countMatches(sample, /\p{L}/gu);
  if (latin >= SCRIPT_SHARE * letters && letters > 0) return isWrittenIn(ENGLISH, sample) ? 'en' : 'und';
  if (arabic >= SCRIPT_SHARE * letters && letters > 0) return detectInArabicScript(sample, arabic);
  return 'und';
}

function detectInArabicScript(sample: string, letters: number): DetectedLanguage {
  if (countMatches(sample, OTHER_ARABIC_SCRIPT) > 0.01 * letters) return 'und';
  const persian = functionWords(PERSIAN, sample);
  const arabic = functionWords(ARABIC, sample);
  if (persian.share >= arabic.share) return isWrittenIn(PERSIAN, sample) ? 'fa' : 'und';
  return isWrittenIn(ARABIC, sample) ? 'ar' : 'und';
}

function isWrittenIn(words: ReadonlySet<string>, sample: string): boolean {
  const { count, share, different } = functionWords(words, sample);
  return count >= FEWEST_WORDS && share >= FUNCTION_WORD_SHARE && different >= FEWEST_DIFFERENT;
}

interface FunctionWords {
  /** Of all words in the sample. */
  readonly count: number;
  readonly share: number;
  readonly different: number;
}

function functionWords(known: ReadonlySet<string>, sample: string): FunctionWords {
  const found = new Set<string>();
  let count = 0;
  let hits = 0;
  for (const [word] of sample.matchAll(/[\p{L}\p{M}]+/gu)) {
    const folded = foldWord(word);
    count += 1;
    if (!known.has(folded)) continue;
    hits += 1;
    found.add(folded);
  }
  return { count, share: count === 0 ? 0 : hits / count, different: found.size };
}

/** Persian is often typed with the Arabic yeh and kaf, and Arabic captured with the Persian ones. */
function foldWord(word: string): string {
  return word
    .toLowerCase()
    .replace(/[يى]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/[\u064b-\u0652\u0670\u0640]/gu, '');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(foldWord));
}

function countMatches(sample: string, pattern: RegExp): number {
  return sample.match(pattern)?.length ?? 0;
}

function takeSample(text: string): string {
  if (text.length <= 3 * SAMPLE_LENGTH) return text;
  const middle = Math.floor(text.length / 2);
  return [
    text.slice(0, SAMPLE_LENGTH),
    text.slice(middle, middle + SAMPLE_LENGTH),
    text.slice(-SAMPLE_LENGTH),
  ].join(' ');
}
