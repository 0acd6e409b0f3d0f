/** How the feed's connection behaves: new values at every call, as from anywhere else. */
export const feedOptions = (heartTime: number) => ({
  protocols: ['chat', 'news'],
  heartTime,
  heartTimeout: 5000,
  heartMessage: () => 'ping',
  shouldReconnect: () => true,
});
