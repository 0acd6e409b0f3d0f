const tags = ['heartbeat-socket', 'socket-console'];

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  vue: { compilerOptions: { isCustomElement: (tag) => tags.includes(tag) } },
});
