interface Question<V> {
  key: string;
  answer: (found: V | null) => void;
  fail: (error: unknown) => void;
}

/**
 * Looks keys up many at a time: those that are asked for while a look-up is under way go together in the next one. No answer is
 * older than its question. Under load one statement serves many requests: a second round trip for each halves what a list page
 * can do (tests/bench).
 */
export class GatheredLookup<V> {
  private questions: Question<V>[] = [];
  private underWay = false;

  constructor(private readonly find: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {}

  get(key: string): Promise<V | null> {
    return new Promise((answer, fail) => {
      this.questions.push({ key, answer, fail });
      if (this.underWay) return;
      this.underWay = true;
      // What has arrived at the same moment is asked for together.
      setImmediate(() => void this.ask());
    });
  }

  private async ask(): Promise<void> {
    while (this.questions.length > 0) {
      const questions = this.questions;
      this.questions = [];
      try {
        const found = await this.find([...new Set(questions.map(({ key }) => key))]);
        for (const { key, answer } of questions) answer(found.get(key) ?? null);
      } catch (error) {
        for (const { fail } of questions) fail(error);
      }
    }
    this.underWay = false;
  }
}
