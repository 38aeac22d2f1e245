import { expect, it } from 'vitest';
import { asText, matchersOf, wrongLine } from './matchers';

it('reads one matcher a line', () => {
  expect(matchersOf('service=shop\n\n severity =~ warning|info \nsource!=\nregion!~"eu-.*"')).toEqual([
    { name: 'service', operator: '=', value: 'shop' }, { name: 'severity', operator: '=~', value: 'warning|info' },
    { name: 'source', operator: '!=', value: '' }, { name: 'region', operator: '!~', value: 'eu-.*' },
  ]);
});

it('names the first line that is none', () => {
  expect(wrongLine('service=shop\nseverity\n=x')).toBe('severity');
  expect(wrongLine('service=shop')).toBeUndefined();
});

it('writes what it reads back', () => {
  const all = [{ name: 'a', operator: '=' as const, value: ' x ' }, { name: 'b', operator: '=~' as const, value: '"q"' }, { name: 'c', operator: '!=' as const, value: 'a=b' }];
  expect(matchersOf(asText(all))).toEqual(all);
});
