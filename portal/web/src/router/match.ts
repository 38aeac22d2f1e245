/** Route patterns, as plain functions: no history, no components. */

export type Params = Record<string, string>;

/** The parameters of a path that fits a pattern such as `/o/:org/alerts`, or null when it does not fit. */
export function match(pattern: string, path: string): Params | null {
  const wanted = segments(pattern);
  const given = segments(path);
  if (wanted.length !== given.length) return null;
  const params: Params = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] as string;
    if (!part.startsWith(':')) {
      if (part !== actual) return null;
      continue;
    }
    const value = decode(actual);
    if (value === null) return null;
    params[part.slice(1)] = value;
  }
  return params;
}

/** A path from a pattern and its parameters, each escaped. */
export function build(pattern: string, params: Params = {}): string {
  const path = segments(pattern)
    .map((part) => (part.startsWith(':') ? encodeURIComponent(params[part.slice(1)] ?? '') : part))
    .join('/');
  return `/${path}`;
}

/** The query string with some values replaced; empty ones are left out, so that addresses stay short. */
export function withQuery(search: string, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  return query.size === 0 ? '' : `?${query}`;
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
