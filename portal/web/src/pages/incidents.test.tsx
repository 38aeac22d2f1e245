import { describe, expect, it } from 'vitest';
import type { Incident } from '../api/types';
import { actionOf, fieldsOf, nameOf, textsOf, updateOf, worst } from './incident-model';

const incident: Incident = {
  id: '1', title: 'Checkout fails', summary: '', severity: 'critical', state: 'investigating', alerts: 0, declaredBy: 'ana', declaredByName: 'Ana',
  declaredAt: '2026-04-12T09:31:00Z', openActions: 0, version: 1,
};

describe('what is typed of an incident', () => {
  it('is sent without a type where none was chosen', () => {
    expect(fieldsOf({ ...textsOf(incident), title: ' Orders fail ' })).toEqual({ title: 'Orders fail', summary: '', severity: 'critical' });
    expect(fieldsOf({ ...textsOf(incident), type: 'security' }).type).toBe('security');
  });
  it('moves it only from the state that was seen', () => {
    const typed = { text: ' Found it ', state: 'identified', isPublic: false, publicTitle: 'x' };
    expect(updateOf(incident, typed)).toEqual({ text: 'Found it', state: 'identified', expectedState: 'investigating' });
    expect(updateOf(incident, { ...typed, state: 'investigating' })).toEqual({ text: 'Found it' });
    expect(updateOf(incident, { ...typed, state: '' })).toEqual({ text: 'Found it' });
  });
  it('names it for the public once', () => {
    const typed = { text: 'a', state: '', isPublic: true, publicTitle: 'Orders fail' };
    expect(updateOf(incident, typed)).toEqual({ text: 'a', public: true, publicTitle: 'Orders fail' });
    const known = { ...incident, isPublic: { title: 'Orders fail', state: 'investigating' as const, at: '', components: {} } };
    expect(updateOf(known, typed)).toEqual({ text: 'a', public: true });
  });
});

describe('people and alerts of an incident', () => {
  it('has words for nobody and for who left', () => {
    expect([nameOf(null), nameOf({ person: 'x' }), nameOf({ person: 'x', name: 'Ana' })]).toEqual(['Nobody', 'somebody who left', 'Ana']);
  });
  it('is as bad as the worst of its alerts', () => {
    expect(worst(['info', 'error', 'warning'])).toBe('error');
    expect(worst(['info', 'critical'])).toBe('critical');
    expect(worst([])).toBe('error');
  });
  it('keeps owner and day of an action that is done', () => {
    const action = { id: '1', incident: { id: '1', title: 'x' }, title: 'Test it', owner: { person: 'ana' }, due: '2026-05-01', done: false, overdue: false, version: 1 };
    expect(actionOf(action, true)).toEqual({ title: 'Test it', owner: 'ana', due: '2026-05-01', done: true });
    expect(actionOf({ ...action, owner: null, due: null }, false)).toEqual({ title: 'Test it', done: false });
  });
});
