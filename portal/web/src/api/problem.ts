import type { ProblemDocument } from './types';

/** An answer of the server, or the lack of one, that a person has to be told about. */
export class ApiError extends Error {
  readonly problem: ProblemDocument;
  readonly retryAfterSeconds: number | null;

  constructor(problem: ProblemDocument, retryAfterSeconds: number | null = null) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** True when nothing came back at all: the network is down, or the server is. */
  get unreachable(): boolean {
    return this.problem.status === 0;
  }

  /** The message for the field at this JSON pointer, such as `/urls/app`. */
  fieldError(pointer: string): string | undefined {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.detail;
  }

  /** The field messages that none of these pointers shows, so that none is lost. */
  otherErrors(pointers: readonly string[]): { pointer: string; detail: string }[] {
    return (this.problem.errors ?? []).filter((error) => !pointers.includes(error.pointer));
  }
}

/** Reads a problem document; whatever is not one becomes one, so that callers know a single shape. */
export function toProblem(status: number, contentType: string | null, text: string): ProblemDocument {
  if (contentType !== null && /[/+]json\b/.test(contentType)) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (isRecord(parsed) && typeof parsed['title'] === 'string') return fromJson(status, parsed);
    } catch {
      // Not JSON after all: the plain form below says what is known.
    }
  }
  return { title: '', status, code: `http-${status}` };
}

function fromJson(status: number, json: Record<string, unknown>): ProblemDocument {
  const text = (name: string) => (typeof json[name] === 'string' ? (json[name] as string) : undefined);
  const errors = Array.isArray(json['errors'])
    ? json['errors'].filter(isRecord).map((e) => ({ pointer: String(e['pointer'] ?? ''), detail: String(e['detail'] ?? '') }))
    : undefined;
  return {
    type: text('type'),
    title: text('title') ?? '',
    status: typeof json['status'] === 'number' ? json['status'] : status,
    detail: text('detail'),
    instance: text('instance'),
    code: text('code') ?? text('type')?.split('/').pop() ?? `http-${status}`,
    traceId: text('traceId'),
    requestId: text('requestId'),
    errors,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
