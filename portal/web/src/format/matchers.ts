import type { Matcher } from '../api/types';

const LINE = /^([^=!~\s][^=!~]*?)\s*(=~|!~|!=|=)\s*(.*)$/;

/** A matcher as people write it; quotes only where the value would not be read back the same. */
export function written({ name, operator, value }: Matcher): string {
  const bare = value === value.trim() && !/^".*"$/.test(value);
  return `${name}${operator ?? '='}${bare ? value : `"${value}"`}`;
}

/** One matcher of a line; null where it is none. */
export function matcherOf(line: string): Matcher | null {
  const [, name, operator, value] = LINE.exec(line.trim()) ?? [];
  if (name === undefined || value === undefined) return null;
  const quoted = /^"(.*)"$/.exec(value);
  return { name: name.trim(), operator: operator as Matcher['operator'], value: quoted?.[1] ?? value };
}

/** The lines that hold anything. */
export function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** The matchers of a text with one a line; those lines that are none are left out. */
export function matchersOf(text: string): Matcher[] {
  return lines(text).flatMap((line) => matcherOf(line) ?? []);
}

/** The first line that is no matcher. */
export function wrongLine(text: string): string | undefined {
  return lines(text).find((line) => matcherOf(line) === null);
}

/** The first line that does not say what a fact is, but something else of it or nothing. */
export function wrongFact(text: string): string | undefined {
  return lines(text).find((line) => matcherOf(line)?.operator !== '=');
}

/** Matchers as a text with one a line. */
export function asText(matchers: readonly Matcher[]): string {
  return matchers.map(written).join('\n');
}
