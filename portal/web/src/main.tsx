import { render } from 'preact';
import { App } from './app';
import { loadSession } from './state/session';

void loadSession();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
