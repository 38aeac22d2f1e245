import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/**
 * Emits the theme script as a classic, hashed file of its own.
 *
 * It must run before the first paint, so it cannot be a module, and the content security policy allows
 * no inline script, so it cannot sit in the page either.
 */
function themeBoot(): Plugin {
  const source = readFileSync(new URL('./src/theme-boot.js', import.meta.url), 'utf8');
  const digest = createHash('sha256').update(source).digest('base64url').slice(0, 8);
  const fileName = `assets/theme-${digest}.js`;
  return {
    name: 'cairn-theme-boot',
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(source);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/${fileName}` }, injectTo: 'head-prepend' }],
  };
}

export default defineConfig({
  plugins: [themeBoot()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:18000', '/auth': 'http://127.0.0.1:18000' } },
});
