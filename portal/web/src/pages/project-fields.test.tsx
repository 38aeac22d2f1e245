import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DetailFields, usePhases, type Details } from './project-fields';

const details: Details = { startDate: '2026-01-01', phase: 'mvp', coreFlow: '', tags: '', repository: '', app: '', docs: '', status: '' };

function Form({ phase }: { phase: string }) {
  const phases = usePhases('acme', 'shop');
  return <DetailFields phases={phases} values={{ ...details, phase }} set={() => undefined} fieldError={() => undefined} />;
}

describe('the phases that can be declared', () => {
  let host: HTMLElement;
  let follows: string;
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
    vi.stubGlobal('fetch', async (url: string) => {
      const path = new URL(url, 'https://cairn.example.com').pathname;
      if (path === '/api/v1/roadmap-choices/acme/shop') return Response.json({ follows, version: 1 });
      if (path === '/api/v1/roadmaps/acme') return Response.json({ items: [{ id: 'house-rules', title: 'House rules', shipped: false, inEffect: 3 }] });
      if (path === '/api/v1/roadmaps/acme/house-rules/versions/3') {
        return Response.json({ roadmap: { id: 'house-rules', facts: [], phases: [{ id: 'build', title: 'Build', practices: [] }, { id: 'run', title: 'Run it', practices: [] }] } });
      }
      return new Response(null, { status: 404 });
    });
  });
  afterEach(() => {
    render(null, host);
    host.remove();
    vi.unstubAllGlobals();
  });
  const offered = async (phase: string) => {
    await act(async () => render(<Form phase={phase} />, host));
    await act(() => vi.waitFor(() => Promise.resolve()));
    return vi.waitUntil(() => {
      const options = [...host.querySelectorAll('option')].map((option) => `${option.value} ${option.textContent}`);
      return follows === 'house-rules' && !options.includes('run Run it') ? false : options;
    });
  };

  it('are those of the roadmap that the project follows', async () => {
    follows = 'house-rules';
    expect(await offered('run')).toEqual(['build Build', 'run Run it']);
  });
  it('are the default ones where it follows that, and what was declared before stays', async () => {
    follows = 'mvp-to-production';
    expect(await offered('mvp')).toEqual(['mvp MVP', 'foundation Foundation', 'scale Scale', 'production Production']);
    expect(await offered('build')).toEqual(['build build', 'mvp MVP', 'foundation Foundation', 'scale Scale', 'production Production']);
  });
});
