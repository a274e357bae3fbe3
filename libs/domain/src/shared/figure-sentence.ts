/** A piece of a sentence; a number carries what it is made of: pages find its records by it. */
export interface FigurePart<F> {
  readonly text: string;
  readonly figure?: F;
}

export type FigureSentence<F> = readonly FigurePart<F>[];

type Piece<F> = string | number | FigurePart<F> | FigureSentence<F>;

/** Words and parts in their order; neighbouring words become one part. */
export function figureSentence<F>(words: TemplateStringsArray, ...pieces: readonly Piece<F>[]): FigureSentence<F> {
  const parts: FigurePart<F>[] = [];
  const add = (piece: FigurePart<F>): void => {
    const last = parts.at(-1);
    if (piece.text === '') return;
    if (piece.figure === undefined && last !== undefined && last.figure === undefined) {
      parts[parts.length - 1] = { text: last.text + piece.text };
    } else parts.push(piece);
  };
  words.forEach((text, index) => {
    add({ text });
    partsOf(pieces[index]).forEach(add);
  });
  return parts;
}

export function joinSentences<F>(sentences: readonly FigureSentence<F>[], by: string): FigureSentence<F> {
  return sentences.flatMap((each, index) => (index === 0 ? each : [{ text: by }, ...each]));
}

export function sentenceText(sentence: FigureSentence<unknown>): string {
  return sentence.map(({ text }) => text).join('');
}

function partsOf<F>(piece: Piece<F> | undefined): readonly FigurePart<F>[] {
  if (piece === undefined) return [];
  if (typeof piece === 'string' || typeof piece === 'number') return [{ text: String(piece) }];
  return 'text' in piece ? [piece] : piece;
}
