import { describe, expect, it } from 'vitest';
import { addDays, instantIn, localIn, mondayOf } from './zone';

const at = (text: string) => Date.parse(text);

describe('zones', () => {
  it('shows what the clock shows', () => {
    expect(localIn('Asia/Kathmandu', at('2025-03-30T01:00:00Z'))).toBe('2025-03-30T06:45');
    expect(localIn('America/New_York', at('2025-01-01T00:00:00Z'))).toBe('2024-12-31T19:00');
  });

  it('finds the first instant of a time, and the end of a gap', () => {
    expect(instantIn('Europe/Berlin', '2025-07-01T09:00')).toBe(at('2025-07-01T07:00:00Z'));
    expect(instantIn('Europe/Berlin', '2025-10-26T02:30')).toBe(at('2025-10-26T00:30:00Z'));
    expect(instantIn('Europe/Berlin', '2025-03-30T02:30')).toBe(at('2025-03-30T01:00:00Z'));
    expect(instantIn('Australia/Lord_Howe', '2025-04-06T01:45')).toBe(at('2025-04-05T14:45:00Z'));
    expect(instantIn('Pacific/Apia', '2011-12-30T09:00')).toBe(at('2011-12-30T10:00:00Z'));
    expect(instantIn('UTC', 'soon')).toBeNaN();
  });

  it('knows weeks', () => {
    expect(mondayOf('Europe/Berlin', at('2025-03-30T22:30:00Z'))).toBe('2025-03-31');
    expect(mondayOf('UTC', at('2025-03-30T22:30:00Z'))).toBe('2025-03-24');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});
