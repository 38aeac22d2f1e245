import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { ScanNotes } from './scan-notes';

const host = document.createElement('div');
afterEach(() => render(null, host));

it('tells each place that a scan could not read, as text', () => {
  render(<ScanNotes notes={[
    { path: 'pom.xml', line: 3, rule: 'manifest.unreadable', text: 'unclosed <project>' },
    { path: 'a/b.json', line: null, rule: 'manifest.unreadable', text: '' },
  ]} />, host);
  expect(host.textContent).toContain('2 places.');
  expect([...host.querySelectorAll('code')].map((code) => code.textContent)).toEqual(['pom.xml:3', 'a/b.json']);
  expect(host.querySelector('project')).toBeNull();
  expect(host.textContent).toContain('unclosed <project>');
});

it('says that all was read, and nothing of what is no scan', () => {
  render(<ScanNotes notes={[]} />, host);
  expect(host.textContent).toContain('could be read');
  render(<ScanNotes notes={undefined} />, host);
  expect(host.textContent).toBe('');
});
