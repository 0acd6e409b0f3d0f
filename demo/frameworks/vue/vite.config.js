import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (tag) => ['heartbeat-socket', 'socket-console'].includes(tag);

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  build: {
    rolldownOptions: { input: ['index.html', 'server.html'] },
  },
});
