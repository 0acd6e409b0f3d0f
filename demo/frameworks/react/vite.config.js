import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** StrictMode does something in React's development build only: its page has a build of its own. */
export default defineConfig(({ mode, isSsrBuild }) => {
  const pages =
    mode === 'development' ? ['strict/index.html'] : ['index.html', 'server/index.html'];
  return {
    plugins: [react()],
    build: isSsrBuild
      ? { outDir: 'dist/render' }
      : { rolldownOptions: { input: pages }, emptyOutDir: mode !== 'development' },
  };
});
