export function devServerCommands() {
  return { plugin: { name: 'dev-server' }, reporter: {} };
}
